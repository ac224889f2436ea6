#!/usr/bin/env bash
# Builds Lianxin, starts a server with the demo city on loopback and a seat on an incoming call.
#   ./run.sh                        on your screens, or on a virtual display where there is none
#   ./run.sh --headless --out DIR   one scenario by itself; pictures and report.json are left in DIR
# More: --scenario ID (heating, night-noise, fire, prepaid-card, unpaid-wages, school-place, two-matters), --speed N, --skip-build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

headless=no out="" scenario=heating speed="" build=yes
usage() { sed -n '2,5s/^# \{0,1\}//p' "$0"; }
fail() { echo "$*" >&2; exit 1; }
while [ $# -gt 0 ]; do
    case $1 in
    --headless) headless=yes ;;
    --out) out=${2:-}; shift ;;
    --scenario) scenario=${2:-}; shift ;;
    --speed) speed=${2:-}; shift ;;
    --skip-build) build=no ;;
    -h | --help) usage; exit 0 ;;
    *) echo "未知参数 / unknown option: $1" >&2; usage >&2; exit 2 ;;
    esac
    shift
done
if [ "$headless" = yes ] && [ -z "$out" ]; then
    echo "--headless 需要 --out 目录 / --headless needs --out DIR" >&2
    exit 2
fi

if [ "$build" = yes ]; then
    .ci/install build run
    .ci/build release lianxin-seat lianxin-server
fi
bin=build/release/bin
[ -x $bin/lianxin-seat ] && [ -x $bin/lianxin-server ] || fail "还没有编译出程序 / the programs are not built: run without --skip-build"

work=$(mktemp -d)
children=()
finish() {
    for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

# A virtual desk with two monitors, where there is no display (and always without a person).
if [ "$headless" = yes ] || { [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; }; then
    Xvfb -displayfd 3 -screen 0 3840x1080x24 -noreset -nolisten tcp 3>"$work/display" >"$work/xvfb.log" 2>&1 &
    children+=($!)
    for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.1; done
    [ -s "$work/display" ] || fail "虚拟显示没有启动 / the virtual display did not start: $(cat "$work/xvfb.log")"
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
    unset WAYLAND_DISPLAY
    xrandr --setmonitor left 1920/508x1080/286+0+0 screen >/dev/null
    xrandr --setmonitor right 1920/508x1080/286+1920+0 none >/dev/null
    openbox >"$work/openbox.log" 2>&1 &
    children+=($!)
    echo "虚拟显示 $DISPLAY，两块屏幕 / virtual display $DISPLAY with two monitors"
fi
export QT_QUICK_BACKEND=${QT_QUICK_BACKEND:-software}

if [ "$headless" = yes ]; then
    mkdir -p "$out"
    db=$work/centre.db seatdata=$work/seat
else
    db=${XDG_DATA_HOME:-$HOME/.local/share}/lianxin/demo/centre.db seatdata=$(dirname "$db")/seat
    mkdir -p "$(dirname "$db")"
fi
password=demo-$(od -An -N6 -tx1 /dev/urandom | tr -d ' \n')
$bin/lianxin-server serve --db "$db" --demo --demo-password "$password" --listen 127.0.0.1:0 >"$work/server.log" 2>&1 &
server_pid=$!
children+=($server_pid)
for _ in $(seq 300); do
    grep -q '^listening on' "$work/server.log" && break
    kill -0 $server_pid 2>/dev/null || fail "中心没有启动 / the server did not start: $(cat "$work/server.log")"
    sleep 0.1
done
address=$(sed -n 's/^listening on //p' "$work/server.log" | head -1)
[ -n "$address" ] || fail "中心没有应答 / the server does not answer: $(cat "$work/server.log")"
echo "中心 / server: http://$address"

robots=(--server "http://$address" --password "$password")
seat=(--server "http://$address" --user 1001 --seat B-17 --data "$seatdata")
export LIANXIN_PASSWORD=$password
if [ "$headless" = no ]; then
    $bin/lianxin-server robots "${robots[@]}" --scenario "$scenario" >"$work/robots.log" 2>&1 &
    children+=($!)
    echo "工号 1001，按 F2 接听 / staff 1001; press F2 to answer"
    $bin/lianxin-seat "${seat[@]}" --speed "${speed:-1}"
    exit
fi

$bin/lianxin-server robots "${robots[@]}" --scenario "$scenario" --once >"$work/robots.log" 2>&1 &
children+=($!)
status=0
timeout 240 $bin/lianxin-seat "${seat[@]}" --speed "${speed:-5}" --autopilot 1 --shots "$out" --report "$out/report.json" 2>"$work/seat.log" || status=$?
if [ $status -ne 0 ]; then
    { echo "坐席没有走完流程 / the seat did not finish (exit $status)"; tail -20 "$work/seat.log" "$work/server.log" "$work/robots.log"; } >&2
    exit 1
fi
number=$(sed -n 's/.*"number": *"\([^"]*\)".*/\1/p' "$out/report.json" | head -1)
at=$(sed -n 's/.*"picture_at_ms": *\([0-9]*\).*/\1/p' "$out/report.json" | head -1)
timeout 60 $bin/lianxin-seat "${seat[@]}" --replay "$number" --replay-at "${at:-60000}" --shots "$out" 2>>"$work/seat.log" \
    || fail "回放没有打开 / the replay did not open: $(tail -5 "$work/seat.log")"
for file in conversation.png ticket.png replay.png report.json; do
    [ -s "$out/$file" ] || fail "缺少 / missing: $out/$file"
done
grep -q '"state": *"archived"' "$out/report.json" || fail "工单未归档 / the ticket was not archived"
echo "工单 $number 已归档；画面与报告在 / ticket archived; pictures and report in: $out"
