#include "tests/fuzz/fuzzed_text.h"

#include "models/wire/checkpoint.h"
#include "tests/models/engine/desk.h"

#include <cstdint>

namespace {

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;

const std::shared_ptr<const CityIndex>& index()
{
    static const auto kIndex = std::make_shared<const CityIndex>(cityWithGroups());
    return kIndex;
}

std::string textOf(const State& state, UtcTime time)
{
    std::string text;
    wire::writeCheckpoint(state, time, [&](std::string_view piece) {
        text += piece;
        return true;
    });
    return text;
}

/// A morning with seats, calls, a caller under restriction and tickets: one merged, one contested.
std::string soundText()
{
    using namespace std::chrono_literals;
    Desk desk(cityWithGroups());
    for (const char* seat : {"1", "2"})
        desk.give(taker(seat), SignInSeat{SeatId(seat), {"english:3", "law"}, {}});
    for (const char* call : {"k1", "k2", "k3", "k4"})
        desk.give(gateway(), ReportCall{CallId(call), Personal{call}, "12345", "", {}, ""});
    desk.give(taker("1"), AnswerCall{CallId("k1"), SeatId("1")});
    desk.give(supervisor(), RestrictCaller{Personal{"139"}, desk.clock.now() + 48h, "骚扰"});
    desk.wait(40s);
    desk.give(taker("3"), SignInSeat{SeatId("3"), {"law"}, {}});
    for (const char* id : {"t1", "t2"})
        desk.give(taker("1"), submission(id));
    desk.give(dispatcher(), MergeTicket{TicketId("t2"), TicketId("t1")});
    auto onBorder = submission("t3");
    onBorder.lead = {};
    onBorder.point = places::Point{113.8999, 35.05};
    desk.give(taker("1"), onBorder);
    desk.give(dispatcher(), DispatchTicket{TicketId("t3"), UnitId("wb-cg"), {}, "按红线图"});
    return textOf(desk.state(), desk.clock.now());
}

/// The text again of what was read of it, or the error; in two pieces, cut behind the first line
/// that ends at `cut` or later.
std::string readInPieces(const std::string& text, std::size_t cut)
{
    wire::CheckpointReader reader(index());
    const auto end = std::min(text.find('\n', cut), text.size() - 1) + 1;
    for (const auto piece :
         {std::string_view(text).substr(0, end), std::string_view(text).substr(end)})
        if (const auto added = reader.add(piece); !fuzz::isRead(added))
            return added.error().code + ' ' + added.error().detail;
    const auto read = std::move(reader).take();
    return fuzz::isRead(read) ? textOf(read.value().state, read.value().time) : read.error().code;
}

void check(const std::string& text)
{
    const auto written = readInPieces(text, text.size());
    if (readInPieces(text, text.size() / 3) != written)
        std::abort();
    if (written.starts_with('{') && readInPieces(written, written.size() / 2) != written)
        std::abort();
}

} // namespace

/// Any bytes, and a sound checkpoint that they change: a state or an error, the same in whatever
/// pieces it comes; and a state gives the text that gives it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const std::string kSound = soundText();
    fuzz::give({reinterpret_cast<const char*>(data), size}, kSound, check);
    return 0;
}
