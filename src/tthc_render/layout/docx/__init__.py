"""The document tree written as DOCX through a docxtpl layout: `blocks` writes paragraphs, tables and footnotes,
`renderer` the whole package.
"""
