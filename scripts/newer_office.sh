#!/bin/sh
# LibreOffice 25.2 or later for "make test-office". Debian 12 has 7.4, and a newer one in its backports: this takes it
# from the mirror that the machine's own apt sources name and leaves those sources as they are. Where it cannot be
# had, it says so and the tests do with the LibreOffice that is there.
set -u
cd "$(dirname "$0")/.."

wanted=25.2
packages="libreoffice-writer-nogui libreoffice-calc-nogui"

version() { soffice --version 2>/dev/null | cut -d ' ' -f 2; }

is_new() {
    found=$(version)
    [ -n "$found" ] && dpkg --compare-versions "$found" ge "$wanted"
}

command -v apt-get >/dev/null && command -v dpkg >/dev/null || exit 0
has_calc() {
    command -v dpkg-query >/dev/null || return 0
    [ -n "$(dpkg-query -W -f '${Version}' libreoffice-calc-nogui libreoffice-calc 2>/dev/null)" ]
}

is_new && has_calc && exit 0
. "${OS_RELEASE:-/etc/os-release}"
# Later releases of Debian have it themselves.
[ "${VERSION_CODENAME:-}" = bookworm ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    as_root="sudo -n"
    $as_root true 2>/dev/null || as_root=no
fi

without() {
    printf '%s\n' "$1" \
        "LibreOffice $wanted: $2. Phép thử dùng bản có sẵn, bỏ các trang có chú thích. / The tests use the version that is there and leave out pages with notes." >&2
    exit 0
}

[ "$as_root" != no ] || without "Muốn so từng trang: sudo apt-get install -t bookworm-backports $packages" "cần quyền quản trị / needs root"

mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' 'Origin: Debian' \
        'Component: main' 2>/dev/null | head -n 1
}

printf '%s\n' "Cài LibreOffice từ bookworm-backports / installing LibreOffice from bookworm-backports" >&2
address=$(mirror)
if [ -z "$address" ]; then
    $as_root apt-get update -qq >&2
    address=$(mirror)
fi
[ -n "$address" ] || without "" "không tìm được máy chủ gói của Debian 12 / no mirror of Debian 12 found"

folder=$PWD/.cache/apt
mkdir -p "$folder/parts"
[ ! -d /etc/apt/sources.list.d ] || cp -f /etc/apt/sources.list.d/* "$folder/parts/" 2>/dev/null
keys=/usr/share/keyrings/debian-archive-keyring.gpg
[ -e "$keys" ] && option=" [signed-by=$keys]" || option=
printf 'deb%s %s bookworm-backports main\n' "$option" "$address" | tee "$folder/backports.list" >"$folder/parts/backports.list"

# Only the list of backports is fetched here; the lists of the machine's own sources stay.
only="-o Dir::Etc::SourceList=$folder/backports.list -o Dir::Etc::SourceParts=- -o APT::Get::List-Cleanup=0"
[ -z "$as_root" ] || as_root="$as_root DEBIAN_FRONTEND=noninteractive"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get $only update -qq >&2 &&
    { $as_root apt-get -o "Dir::Etc::SourceParts=$folder/parts" install -y -qq --no-install-recommends \
        -o Dpkg::Use-Pty=0 -t bookworm-backports $packages >/dev/null 2>&1 ||
      { $as_root apt-get -o "Dir::Etc::SourceParts=$folder/parts" update -qq >&2 &&
        $as_root apt-get -o "Dir::Etc::SourceParts=$folder/parts" install -y -qq --no-install-recommends \
            -o Dpkg::Use-Pty=0 -t bookworm-backports $packages >/dev/null; }; }
is_new || without "" "không cài được từ bookworm-backports / could not be installed from bookworm-backports"
