"""Báo cáo thủ tục hành chính từ YAML ra DOCX và PDF theo Nghị định 30/2020/NĐ-CP."""

import gc

__version__ = "0.1.0"
LANGUAGES = ("vi", "en")

# The program makes many objects and few cycles: collecting after every 700 of them is a tenth of its time.
gc.set_threshold(50_000, 20, 50)
