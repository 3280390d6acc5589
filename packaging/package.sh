#!/usr/bin/env bash
# Usage: packaging/package.sh deb|rpm|portable...
# Makes what a user installs, in target/package: mqscope_VERSION_ARCH.deb, mqscope-VERSION-1.ARCH.rpm or
# mqscope-VERSION-linux-ARCH.tar.xz. Builds mqscope first where target/mqscope is missing or older than the sources.
#
# All three hold one tree, laid out as below /usr: our launcher, a run time of jlink and jpackage with our modules
# inside and native libraries on disk, the cache of a training run, and the desktop's files.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."
work=target/package
tree=$work/tree
home=$tree/lib/mqscope
runtime=$home/lib/runtime

fail() { printf 'package.sh: %s\n' "$*" >&2; exit 1; }
step() { printf 'package.sh: %s\n' "$*"; }

find_jdk() {
  local jdk version
  for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    [ -x "$jdk/bin/jpackage" ] && [ -r "$jdk/release" ] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$jdk/release")
    [ "${version:-0}" -lt 25 ] || { echo "$jdk"; return; }
  done
}

# All that is missing at once, by the names of Debian's packages.
preconditions() {
  local missing=() tool
  need() { command -v "$1" >/dev/null || missing+=("$2"); }
  jdk=$(find_jdk)
  [ -n "$jdk" ] || missing+=("temurin-25-jdk or openjdk-25-jdk")
  need mvn maven
  need rsvg-convert librsvg2-bin
  need strip binutils
  need xz xz-utils
  need Xvfb xvfb
  for format; do
    case $format in
      deb) need dpkg-deb dpkg ;;
      rpm) need rpmbuild rpm ;;
    esac
  done
  [ ${#missing[@]} -eq 0 ] || fail "needs the Debian packages: $(printf '%s\n' "${missing[@]}" | sort -u | paste -sd' ')"
}

is_built() {
  local jar=target/mqscope/lib/mqscope.jar
  [ -f "$jar" ] && [ -z "$(find src/main pom.xml packaging/launcher -newer "$jar" -type f -print -quit)" ]
}

# A module with natives as a jmod, so that they lie on disk and nothing is unpacked at run time.
jmod_of() {
  local jar=$1 name=$2 dir=$work/jmod/$2
  mkdir -p "$dir/classes" "$dir/lib"
  (cd "$dir/classes" && "$jdk/bin/jar" --extract --file "$OLDPWD/$jar")
  find "$dir/classes" -maxdepth 1 -name '*.so' -exec mv {} "$dir/lib" \;
  if [ -d "$dir/classes/com/sun/jna" ]; then
    mv "$dir/classes/com/sun/jna/linux-$jna_arch/libjnidispatch.so" "$dir/lib"
    find "$dir/classes/com/sun/jna" -mindepth 1 -maxdepth 1 -name '*-*' -exec rm -r {} +
  fi
  [ -f "$dir/classes/module-info.class" ] || mv "$dir"/classes/META-INF/versions/*/module-info.class "$dir/classes"
  "$jdk/bin/jmod" create --date "$date_iso" --class-path "$dir/classes" --libs "$dir/lib" "$work/modules/$name.jmod"
}

modules() {
  local jar
  mkdir -p "$work/modules"
  for jar in target/mqscope/lib/*.jar; do
    case ${jar##*/} in
      javafx-base-*) jmod_of "$jar" javafx.base ;;
      javafx-graphics-*) jmod_of "$jar" javafx.graphics ;;
      javafx-controls-*) jmod_of "$jar" javafx.controls ;;
      jna-*) jmod_of "$jar" com.sun.jna ;;
      jspecify-*) ;;
      *) cp "$jar" "$work/modules" ;;
    esac
  done
}

# jpackage makes the application's image, its launcher is left out: that asks rpm and dpkg for its own package at
# each start, which took 0.1 s of the 0.15 that a command takes, and knows no signal mask. Ours starts the Java of the
# image under the program's name. JavaFX draws itself: what AWT, Swing and sound would load stays out. The viewer knows
# an encoding that only jdk.charsets has, which no module asks for.
image() {
  step "run time image"
  "$jdk/bin/jpackage" --type app-image --name mqscope --app-version "$version" --dest "$work/image" \
    --module-path "$work/modules" --module io.github.mqscope/io.github.mqscope.Main --add-modules jdk.charsets \
    --jlink-options "--strip-debug --no-header-files --no-man-pages --compress zip-0 --order-resources=/java.base/** --exclude-files=/java.desktop/lib/*,/java.desktop/bin/*,/java.base/bin/keytool,/java.base/lib/classlist,/java.base/lib/jrt-fs.jar,/java.base/lib/jexec" \
    2> >(grep -v 'No JDK Modules found' >&2)
  mkdir -p "$home/bin" "$home/lib" "$tree/bin"
  mv "$work/image/mqscope/lib/runtime" "$runtime"
  find "$runtime" -type f \( -name '*.so' -o -path '*/bin/*' -o -name jspawnhelper \) -exec strip --strip-unneeded {} +
  find "$runtime" -type f -name '*.so' -exec chmod 644 {} +
  find "$runtime/legal" -type f -exec chmod 644 {} +
  cp "$runtime/bin/java" "$runtime/bin/mqscope"
  install -m 755 packaging/launcher/mqscope packaging/launcher/mqscope-enable "$home/bin"
  ln -s ../lib/mqscope/bin/mqscope "$tree/bin/mqscope"
}

# The JVM takes a cache only from the very image that it was made with, times of files included. It holds what this run
# has used: so the window starts here as it will start there, on a display, with settings from a start before.
train() {
  step "training run: every command, and the window on a display of its own"
  find "$tree" -exec touch -h -d "@$epoch" {} +
  local log=$work/training.log xvfb status=0
  Xvfb -displayfd 5 -ac -nolisten tcp -screen 0 1400x1000x24 5>"$work/display" 2>/dev/null &
  xvfb=$!
  for _ in {1..100}; do [ -s "$work/display" ] || sleep 0.1; done
  as_user() {
    env -u WAYLAND_DISPLAY DISPLAY=":$(cat "$work/display")" HOME="$PWD/$work" XDG_CONFIG_HOME="$PWD/$work/config" \
      XDG_STATE_HOME="$PWD/$work/state" timeout --preserve-status "$@"
  }
  as_user 10 "$home/bin/mqscope" >"$log" 2>&1 || status=$?
  [ "$status" -ne 0 ] || MQSCOPE_TRAINING=$PWD/$work/mqscope.aot as_user 900 "$home/bin/mqscope" \
    train --tour "$work/tour" --on-display --classes packaging/display-classes >"$log" 2>&1 || status=$?
  kill "$xvfb" 2>/dev/null || true # Where it has not come up, the run has failed and says so.
  if [ "$status" -ne 0 ] || [ ! -s "$work/mqscope.aot" ]; then
    tail -20 "$log" >&2
    fail "the training run left no cache, see $log"
  fi
  mv "$work/mqscope.aot" "$home/mqscope.aot"
}

desktop() {
  local share=$tree/share size drawing
  step "desktop files, icons, man page, completion"
  install -D -m 644 packaging/linux/mqscope.desktop "$share/applications/mqscope.desktop"
  mkdir -p "$share/metainfo"
  sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$(date -u -d "@$epoch" +%F)/" \
    packaging/linux/io.github.mqscope.metainfo.xml >"$share/metainfo/io.github.mqscope.metainfo.xml"
  for size in 16 22 24 32 48 64 128 256 512; do
    drawing=assets/icon/mqscope.svg
    [ "$size" -gt 24 ] || drawing=assets/icon/mqscope-small.svg
    mkdir -p "$share/icons/hicolor/${size}x$size/apps"
    rsvg-convert -w "$size" -h "$size" -o "$share/icons/hicolor/${size}x$size/apps/mqscope.png" "$drawing"
  done
  install -D -m 644 assets/icon/mqscope.svg "$share/icons/hicolor/scalable/apps/mqscope.svg"
  "$jdk/bin/java" -XX:-UsePerfData -Djna.boot.library.path=target/mqscope/lib -Djna.nounpack=true -cp 'target/mqscope/lib/*' \
    packaging/documents/Documents.java "$work/documents" "$(date -u -d "@$epoch" +%F)"
  mkdir -p "$share/man/man1" "$share/doc/mqscope"
  gzip -9nc "$work/documents/mqscope.1" >"$share/man/man1/mqscope.1.gz"
  install -D -m 644 "$work/documents/mqscope.bash" "$share/bash-completion/completions/mqscope"
  install -m 644 packaging/linux/copyright "$share/doc/mqscope/copyright"
  install -m 644 CHANGELOG.md "$share/doc/mqscope/CHANGELOG.md"
}

stage() {
  rm -rf "$work"
  mkdir -p "$work"
  modules
  image
  train
  desktop
  chmod -R go=u-w "$tree"
  find "$tree" -exec touch -h -d "@$epoch" {} +
}

# Where only root can write: the step that pkexec runs as root must not lie in somebody's home.
with_polkit() {
  local root=$1
  cp -a "$tree/." "$root"
  install -D -m 644 packaging/linux/io.github.mqscope.policy "$root/share/polkit-1/actions/io.github.mqscope.policy"
  find "$root/share" -exec touch -h -d "@$epoch" {} +
}

deb() {
  local root=$work/deb
  rm -rf "$root"
  mkdir -p "$root/DEBIAN" "$root/usr"
  with_polkit "$root/usr"
  install -D -m 644 packaging/linux/lintian-overrides "$root/usr/share/lintian/overrides/mqscope"
  sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$deb_arch/" -e "s/@SIZE@/$(du -ks "$root/usr" | cut -f1)/" \
    packaging/linux/control >"$root/DEBIAN/control"
  gzip -9nc <<END >"$root/usr/share/doc/mqscope/changelog.gz"
mqscope ($version) unstable; urgency=medium

  * See CHANGELOG.md beside this file.

 -- The mqscope authors <mqscope@users.noreply.github.com>  $(date -u -R -d "@$epoch")
END
  (cd "$root" && find usr -type f ! -path '*/.*' -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
  chmod -R go=u-w "$root"
  find "$root" -exec touch -h -d "@$epoch" {} +
  SOURCE_DATE_EPOCH=$epoch dpkg-deb --root-owner-group -Zxz -z2 --build "$root" "$work/mqscope_${version}_$deb_arch.deb"
}

rpm() {
  local root=$PWD/$work/rpm
  rm -rf "$root"
  mkdir -p "$root/usr"
  with_polkit "$root/usr"
  SOURCE_DATE_EPOCH=$epoch command rpmbuild -bb --quiet --target "$arch" --define "_topdir $root/top" --define "_rpmdir $root/out" \
    --define "_dbpath $root/db" --define "_rpmfilename %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm" --define "mqscope_tree $root/usr" \
    --define "mqscope_version $version" --define "mqscope_changelog_date $(date -u -d "@$epoch" '+%a %b %d %Y')" \
    --define "_binary_payload w2.xzdio" --define "use_source_date_epoch_as_buildtime 1" --define "_buildhost reproducible" \
    packaging/linux/mqscope.spec
  mv "$root"/out/*.rpm "$work"
}

portable() {
  local name=mqscope-$version-linux-$arch
  XZ_OPT="-2 -T0" tar --create --xz --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$epoch" \
    --transform "flags=r;s,^\.,$name," --file "$work/$name.tar.xz" -C "$tree" .
}

[ $# -gt 0 ] || { sed -n 2,4p "$0" >&2; exit 2; }
for format; do
  case $format in
    deb | rpm | portable) ;;
    *) sed -n 2,4p "$0" >&2; exit 2 ;;
  esac
done
preconditions "$@"
arch=$(uname -m)
case $arch in
  x86_64) deb_arch=amd64 jna_arch=x86-64 ;;
  aarch64) deb_arch=arm64 jna_arch=aarch64 ;;
  *) fail "JavaFX has no natives for $arch" ;;
esac
version=$(sed -n 's,.*<artifactId>mqscope</artifactId><version>\(.*\)</version>.*,\1,p' pom.xml)
[ -n "$version" ] || fail "finds no version in pom.xml"
epoch=${SOURCE_DATE_EPOCH:-$(git log -1 --pretty=%ct 2>/dev/null || stat -c %Y pom.xml)}
date_iso=$(date -u -d "@$epoch" +%FT%TZ)

is_built || { step "mvn package"; mvn -ntp -B -q package -DskipTests -Dspotless.check.skip=true; }
[ "$work/stamp" -nt target/mqscope/lib/mqscope.jar ] && [ -z "$(find packaging assets -newer "$work/stamp" -type f -print -quit)" ] \
  || { stage; touch "$work/stamp"; }
for format; do
  step "$format"
  "$format"
done
(cd "$work" && ls -l -- *.deb *.rpm *.tar.xz 2>/dev/null) || true
