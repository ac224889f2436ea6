#!/usr/bin/env bash
# Installs, builds and runs every test.
#   ./test.sh          release build, all tests
#   ./test.sh --deep   also address/undefined and thread sanitizers, clang-format, clang-tidy, more seeds and kills
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

deep=no
case ${1:-} in
"") ;;
--deep) deep=yes ;;
-h | --help) sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 0 ;;
*) echo "未知参数 / unknown option: $1" >&2; exit 2 ;;
esac

.ci/install build run test
export QT_QUICK_BACKEND=${QT_QUICK_BACKEND:-software}

if [ "$deep" = yes ]; then
    export LIANXIN_SEEDS=${LIANXIN_SEEDS:-500}
    .ci/format --check
    .ci/build asan
    ctest --preset asan -j2
    .ci/build tsan
    # A simulation has one thread; races are looked for where there are more.
    LIANXIN_SEEDS=20 ctest --preset tsan -j2
fi
.ci/build release
if [ "$deep" = yes ]; then
    .ci/tidy
    export LIANXIN_KILLS=${LIANXIN_KILLS:-100}
fi
ctest --preset release -j2
