"""The command line: each command reads its arguments, calls the program, prints what came out."""

from __future__ import annotations

import contextlib
import importlib
import keyword
import os
import signal
from collections.abc import Mapping
from typing import Any

import click

from tthc_render import __version__
from tthc_render.cli.click_vietnamese import vietnamese

COMMANDS: Mapping[str, str] = {
    # name of the command and of its module in this room → first line of its help
    "render": "Làm báo cáo DOCX và PDF từ các tệp YAML; báo cáo không đổi từ lần trước được giữ nguyên.",
    "check": "Đọc, tính và kiểm tra các báo cáo, hoặc các mẫu trong templates/; in những chỗ cần sửa, không ghi gì.",
    "schema": "Ghi các JSON Schema để trình soạn thảo gợi ý và kiểm tra YAML.",
    "aggregate": "Cộng số liệu của các đơn vị trực thuộc thành số liệu của đơn vị cấp trên.",
    "lint": "Kiểm tra thể thức văn bản Word, PDF theo Nghị định 30/2020/NĐ-CP.",
    "list": "Kê đơn vị, loại báo cáo, biểu mẫu, kỳ đã có báo cáo; hoặc báo cáo còn thiếu của một kỳ.",
    "export": "Xuất số liệu của mọi đơn vị ra Excel (mỗi biểu một trang) hoặc CSV (mỗi số một dòng) để dùng tiếp.",
    "export-form": "Ghi tệp Excel để điền số liệu: mỗi biểu một trang, ô tính sẵn công thức; nhập lại bằng import.",
    "import": "Nhập số liệu đã điền trong tệp Excel vào tệp YAML của báo cáo; ghi chú và thứ tự trong tệp giữ nguyên.",
    "compare": "So số liệu của hai kỳ: số nào của đơn vị nào thay đổi, thay đổi lớn nhất in trước.",
    "pack": "Đóng hồ sơ một kỳ: văn bản, số liệu, mẫu đã dùng, sổ ghi và danh sách mã băm để kiểm tra về sau.",
    "preview": "Mở bàn làm việc trong trình duyệt: điền số liệu, viết lời văn, thấy ngay trang in và chỗ cần sửa.",
    "watch": "Theo dõi data/ và templates/: báo cáo nào đổi hay mới đến thì làm ngay, báo từng kết quả.",
    "extract": "Lấy dữ liệu kèm trong văn bản DOCX, PDF do chương trình làm ra; đối chiếu với số in trong văn bản.",
    "sign": "Ký số một tệp PDF vào ô ký trống của nó; ghi ra tệp mới, tệp cũ giữ nguyên.",
    "verify": "Kiểm tra tệp PDF đã ký: ai ký, lúc nào, có bị sửa không, còn là PDF/A không, dữ liệu kèm khớp không.",
    "issue": "Ghi nhận văn bản đã ký, đã phát hành: từ đó không lần chạy nào ghi đè; số liệu đổi sau đó sẽ được báo.",
    "remind": "Ghi bảng CSV các đơn vị quá hạn gửi báo cáo của một kỳ, kèm người liên hệ, để nhắc.",
    "explain": "In một mã nghĩa là gì, phải làm gì, với ví dụ sai và ví dụ đúng; cả quy tắc thể thức của lệnh lint.",
    "docs": "Kê các hướng dẫn đi kèm chương trình; in một hướng dẫn, hoặc mở nó bằng --open.",
    "convert-text": "Đổi chữ TCVN3, VNI, UTF-8 đọc nhầm (xÃ£), Telex chưa thành dấu sang Unicode; tệp cũ giữ nguyên.",
    "new": "Tạo đơn vị, biểu mẫu, loại báo cáo mới, hoặc báo cáo kỳ sau từ báo cáo kỳ trước.",
}


class LazyCommand(click.Command):
    """A command whose module ``cli/<name>.py`` is imported only when it is called."""

    def loaded(self) -> click.Command:
        """The command itself."""
        name = str(self.name).replace("-", "_")
        name = f"{name}_" if keyword.iskeyword(name) else name
        command = getattr(importlib.import_module(f"tthc_render.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command


class DefaultGroup(click.Group):
    """A group that renders when no command is named: ``tthc-render`` and ``tthc-render PATH…``."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run a command line, with click's own sentences in Vietnamese; the arguments are click's."""
        with vietnamese():
            return super().main(*args, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a fault of the program itself is one sentence, too, and no traceback."""
        try:
            return self._invoke_and_say(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            click.echo("Đã dừng.", err=True)
            ctx.exit(128 + signal.SIGINT)
        except Exception as error:
            from tthc_render.diagnostics.errors import DataUnreadable, RenderingFailed
            from tthc_render.diagnostics.faults import fault_words, is_debugging
            from tthc_render.diagnostics.io_errors import cause

            if is_debugging():
                raise
            if isinstance(error, OSError):
                name = f"{error.filename}: " if isinstance(error.filename, str) else ""
                raise DataUnreadable(f"{name}{cause(error)}. Kiểm tra đường dẫn, quyền và ổ đĩa.") from error
            raise RenderingFailed(fault_words(error)) from error

    def _invoke_and_say(self, ctx: click.Context) -> Any:
        """Run the command; errors of templates and outputs name files as the user would."""
        from tthc_render.readers.patience import for_all_files

        try:
            with for_all_files():
                return super().invoke(ctx)
        except click.ClickException as error:
            from pathlib import Path

            from tthc_render.diagnostics.errors import RenderingFailed, TemplateUnusable
            from tthc_render.workspace.paths import without_roots

            if isinstance(error, RenderingFailed | TemplateUnusable):
                raise type(error)(without_roots(error.message, Path.cwd())) from error
            raise

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.loaded() if isinstance(command, LazyCommand) else command, rest

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "-h", "--version"}
        named = args[:1] and (args[0] in self.commands or args[0] in own)
        if not named and not (args and _looks_like_command(args[0])):
            args = ["render", *args]
        return super().parse_args(ctx, args)


def _looks_like_command(word: str) -> bool:
    """A bare word that is no path: click reports that there is no such command."""
    from pathlib import Path  # late: help needs none

    return not word.startswith("-") and not Path(word).exists() and not any(sign in word for sign in "/\\.")


def _width() -> int:
    """Columns for help pages, as click would find them; it would load a module of two milliseconds for it."""
    typed = os.environ.get("COLUMNS", "")
    with contextlib.suppress(OSError):
        return min(100, int(typed) if typed.isdecimal() and int(typed) else os.get_terminal_size().columns or 80)
    return 80


@click.group(cls=DefaultGroup, context_settings={"help_option_names": ["-h", "--help"], "terminal_width": _width()})
@click.version_option(
    __version__, prog_name="tthc-render", message="%(prog)s %(version)s", help="In phiên bản rồi thoát."
)
def main() -> None:
    """Báo cáo thủ tục hành chính: từ một tệp YAML thành DOCX và PDF theo Nghị định 30/2020/NĐ-CP.

    \b
    Ví dụ:
      tthc-render                          làm các báo cáo trong data/, ghi vào outputs/
      tthc-render data/so-ngoai-vu/        làm các báo cáo của một đơn vị
      tthc-render check data/              chỉ kiểm tra, không ghi gì
      tthc-render render --help            các tùy chọn khi làm báo cáo

    Mã thoát: 0 sạch (có thể có cảnh báo), 1 có lỗi trong báo cáo, 2 dùng lệnh sai, 3 không đọc được dữ liệu,
    4 mẫu hỏng, 5 không tạo được tệp, 6 (lint) có tệp chưa chấm hoặc
    chưa đọc được hết.
    """


for _name, _help in COMMANDS.items():
    main.add_command(LazyCommand(_name, help=_help))
