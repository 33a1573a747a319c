#!/bin/sh
# Two engines that lay out pages as Word does, for "make test-word-like": Aspose.Words and Spire.Doc, evaluation
# versions, in an environment of their own that nothing else uses. Aspose.Words needs OpenSSL 1.1, which Debian 11 has.
#   scripts/word_like.sh PYTHON
set -eu
cd "$(dirname "$0")/.."

home=.cache/word-like
[ ! -e "$home/.set-up" ] || exit 0
printf '%s\n' "Cài hai bộ dàn trang theo Word vào $home / installing two engines that follow Word into $home" >&2
rm -rf "$home"
"$1" -m venv "$home"
"$home/bin/python" -m pip install --quiet --disable-pip-version-check "aspose-words==26.10.0" "spire-doc==14.9.1"

if ! ls /usr/lib/*/libssl.so.1.1 >/dev/null 2>&1 && command -v apt-get >/dev/null; then
    address=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Component: main' | head -n 1)
    lists=$PWD/$home/apt
    mkdir -p "$lists/lists/partial" "$lists/cache/archives/partial"
    printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s bullseye main\n' "$address" >"$lists/sources.list"
    # Lists and packages stay in this folder; nothing of the machine is changed.
    options="-o Dir::Etc::SourceList=$lists/sources.list -o Dir::Etc::SourceParts=- -o Dir::State::Lists=$lists/lists
        -o Dir::Cache=$lists/cache -o APT::Sandbox::User=root"
    apt-get $options update -qq
    (cd "$home" && apt-get $options download -qq libssl1.1 >/dev/null)
    dpkg-deb -x "$home"/libssl1.1_*.deb "$home/openssl"
fi
touch "$home/.set-up"
