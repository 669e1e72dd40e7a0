#!/bin/sh
# Makes CPython 3.11 with SQLite below /opt/python, in a Debian tree older than either, from Debian's
# own source packages. What is made here runs with every glibc from 2.28 on; OpenSSL is left out,
# the program talks to no network.
#
# Run as root inside the tree, with the sources downloaded to /src. See packing/python_runtime.py.
set -eu
cd /src

cat > oldest_glibc.h <<'HEADER'
/* glibc 2.29 gave these new versions; the old ones are in every glibc. */
__asm__(".symver exp,exp@GLIBC_2.2.5");
__asm__(".symver exp2,exp2@GLIBC_2.2.5");
__asm__(".symver log,log@GLIBC_2.2.5");
__asm__(".symver log2,log2@GLIBC_2.2.5");
__asm__(".symver pow,pow@GLIBC_2.2.5");
HEADER
flags="-include /src/oldest_glibc.h -g0 -ffile-prefix-map=/src=."

for name in sqlite3 python3.11; do
    dpkg-source --no-check -x "$name"_*.dsc "$name"
done

cd sqlite3
./configure --disable-tcl --disable-readline
make sqlite3.c
# shellcheck disable=SC2086 # the flags are several words
gcc -O2 -fPIC $flags -DSQLITE_THREADSAFE=1 -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_MATH_FUNCTIONS \
    -c sqlite3.c -o sqlite3.o
ar rcsD libsqlite3.a sqlite3.o

cd ../python3.11
# As Debian patches it, this module reads a header of the core; its own way to build knows that.
sed -i '1i #define Py_BUILD_CORE_MODULE 1' Modules/pyexpat.c
# sem_clockwait came with glibc 2.30.
ac_cv_func_sem_clockwait=no \
    LIBSQLITE3_CFLAGS="-I/src/sqlite3" LIBSQLITE3_LIBS="-L/src/sqlite3 -lsqlite3 -lm" LIBS="-lm" \
    CFLAGS="$flags" LDFLAGS="-Wl,-rpath,/opt/python/lib" \
    ./configure --prefix=/opt/python --enable-shared --without-ensurepip --disable-test-modules \
    --with-system-ffi
make -j"$(nproc)"
make install
/opt/python/bin/python3.11 -c "import bz2, ctypes, lzma, pyexpat, sqlite3, zlib"
rm -rf /src/sqlite3 /src/python3.11
