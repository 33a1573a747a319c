"""The command ``watch``: renders what arrives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tthc_render.cli.options import FORMATS, LANG, PATHS, outputs_folder
from tthc_render.cli.output import echo, print_outcome
from tthc_render.diagnostics.errors import WrongUsage

if TYPE_CHECKING:
    from tthc_render.rendering.outcome import Outcome

WORDS = {
    "vi": {"watching": "Đang theo dõi {folders}. Ctrl-C để dừng.", "done": "{file}: xong", "bad": "{file}: có lỗi"},
    "en": {"watching": "Watching {folders}. Ctrl-C stops.", "done": "{file}: done", "bad": "{file}: has errors"},
}


@click.command()
@PATHS
@click.option("-f", "--format", "formats", type=click.Choice(FORMATS), multiple=True, help="Chỉ tạo loại tệp này.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Thư mục ghi (mặc định outputs).")
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Số tiến trình (mặc định: số nhân của máy).")
@LANG
def watch(paths: tuple[Path, ...], formats: tuple[str, ...], output: Path | None, jobs: int, lang: str) -> None:
    """Theo dõi data/ và templates/: báo cáo nào đổi hay mới đến thì làm ngay, báo từng kết quả.

    \b
    Ví dụ:
      tthc-render watch
      tthc-render watch data/so-noi-vu/ -f docx

    Cần cài thêm: pip install 'tthc-render[watch]'. Dừng bằng Ctrl-C.
    """
    from tthc_render.batch.options import Options
    from tthc_render.batch.render_changes import changes_below, render_changes
    from tthc_render.workspace.paths import find_workspace

    workspace = find_workspace(paths)
    folders = [folder for folder in (*(paths or (workspace.data,)), workspace.root / "templates") if folder.exists()]
    if not workspace.data.is_dir():
        raise WrongUsage("Không thấy thư mục data/ để theo dõi. Chạy lệnh trong thư mục chứa data/.")
    words = WORDS[lang]

    def show(outcome: Outcome) -> None:
        print_outcome(outcome, lang)
        echo(words["bad" if outcome.exit_code else "done"].format(file=outcome.file), err=True)

    options = Options(
        paths=paths,
        folder=outputs_folder(output),
        formats=tuple(dict.fromkeys(formats)) or FORMATS,
        jobs=jobs,
        lang=lang,
    )
    shown = ", ".join(workspace.shown(folder) for folder in folders)
    changes = changes_below(folders)
    echo(words["watching"].format(folders=shown), err=True)
    try:
        code = render_changes(options, changes, show, lambda line: echo(line, err=True))
    except KeyboardInterrupt:
        code = 130
    click.get_current_context().exit(code)
