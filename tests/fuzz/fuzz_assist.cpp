#include "tests/models/assist/desk.h"

#include "models/text/utf.h"

#include <cstdint>
#include <cstdlib>
#include <string>

/// Any bytes as a call: a line is an utterance, the speakers take turns, a line beginning with `!`
/// corrects the first utterance, `@` marks where another matter began or takes it back, `#` begins
/// it. Every span must lie within the words it points at, and nothing may
/// be proposed twice.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace lianxin;
    assist::Desk desk{assist::smallAssistant(), "2026-11-22T14:00:40+08:00"};
    const std::string all{reinterpret_cast<const char*>(data), size};
    std::size_t from = 0;
    for (int line = 0; from <= all.size() && line < 12; ++line) {
        const auto end = std::min(all.find('\n', from), all.size());
        const auto words = all.substr(from, end - from);
        if (!words.empty() && words.front() == '!' && line > 0)
            desk.correct(1, words.substr(1));
        else if (words.starts_with('@')) {
            desk.put(session::TurnMarked{desk.session().turn ? 0 : desk.turn()});
            desk.listen();
        } else if (words.starts_with('#'))
            desk.beginMatter(desk.session().turn.value_or(desk.turn()));
        else
            desk.hear(line % 2 ? session::Speaker::Agent : session::Speaker::Caller, words);
        from = end + 1;
    }
    for (const auto& [name, state] : desk.session().fields)
        for (const auto& span : state.value.spans)
            for (const auto& utterance : desk.session().transcript)
                if (utterance.id == span.utterance && (span.from < 0 || span.from >= span.to ||
                                                       span.to > text::length(utterance.text)))
                    std::abort();
    if (!desk.listen().empty())
        std::abort();
    return 0;
}
