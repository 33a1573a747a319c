"""Tests of ``lint/pictures``."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.test_lint import FAULT, folder
from tests.support.format_faults import good_bytes
from tthc_render.lint import pictures
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.pictures import MAX_PICTURES, converted, pictured, pictures_of, placed
from tthc_render.readers.any_file import read_facts
from tthc_render.readers.facts import Facts

__all__ = ["folder"]


def test_a_docx_without_libreoffice_has_no_pictures(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert converted(folder / "sai.docx") is None
    report = lint_bytes((folder / "sai.docx").read_bytes(), "docx", str(folder / "sai.docx"))
    assert pictured(folder / "sai.docx", report) == (report, [])


def test_a_conversion_that_fails_is_no_picture(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/false")
    assert converted(folder / "sai.docx") is None


def test_a_docx_is_marked_on_the_pages_of_its_pdf(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "converted", lambda path: FAULT.made("pdf"))
    report = lint_bytes((folder / "sai.docx").read_bytes(), "docx", str(folder / "sai.docx"))
    marked, shown = pictured(folder / "sai.docx", report)
    (broken,) = [broken for result in marked.results for broken in result.breaks]
    assert broken.subject is not None
    assert broken.subject.page == 1
    assert broken.subject.box_pt is not None
    assert len(shown) == marked.pages


def test_words_that_are_not_on_the_pages_stay_where_they_are() -> None:
    report = lint_bytes(FAULT.made("docx"), "docx", "x")
    assert placed(report, Facts("pdf", "x", ())).results == report.results
    assert placed(report, read_facts(good_bytes("pdf"), "pdf", "x")).pages > 3


def test_words_on_several_pages_keep_their_place() -> None:
    report = lint_bytes(FAULT.made("docx"), "docx", "x")
    pages = read_facts(FAULT.made("pdf"), "pdf", "x")
    (broken,) = [broken for result in report.results for broken in result.breaks]
    assert broken.subject is not None
    again = tuple(replace(item, page=item.page + 1) for item in pages.paragraphs)
    assert placed(report, replace(pages, paragraphs=pages.paragraphs + again)).results == report.results
    assert placed(report, pages).results != report.results


def test_pictures_are_png_with_their_size() -> None:
    picture = pictures_of(good_bytes("pdf"), "x.pdf")[0]
    assert picture.png.startswith(b"\x89PNG")
    assert (round(picture.width_pt), round(picture.height_pt)) == (595, 842)
    assert MAX_PICTURES >= 20
