"""Báo cáo thủ tục hành chính từ YAML ra DOCX và PDF theo Nghị định 30/2020/NĐ-CP."""

__version__ = "0.1.0"
