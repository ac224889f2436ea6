#include "models/training/scenario.h"

#include "models/text/utf.h"

namespace lianxin::training {

namespace {

bool isSpoken(char32_t c)
{
    return text::isHan(c) || text::isDigit(c) || text::isLatin(c);
}

} // namespace

int spokenCharacters(std::string_view utf8)
{
    int count = 0;
    for (const char32_t c : text::toUtf32(utf8))
        count += isSpoken(c);
    return count;
}

int speakingMs(std::string_view utf8, int msPerCharacter)
{
    int beats = 0;
    bool pause = false;
    for (const char32_t c : text::toUtf32(utf8)) {
        if (!isSpoken(c)) {
            pause = beats > 0;
            continue;
        }
        beats += pause ? 2 : 1;
        pause = false;
    }
    return beats * msPerCharacter;
}

std::vector<TimedTurn> timeline(const Scenario& scenario, int msPerCharacter)
{
    std::vector<TimedTurn> timed;
    timed.reserve(scenario.turns.size());
    int now = 0;
    for (std::size_t i = 0; i < scenario.turns.size(); ++i) {
        const int start = now + scenario.turns[i].gapMs;
        now = start + speakingMs(scenario.turns[i].text, msPerCharacter);
        timed.push_back({i, start, now});
    }
    return timed;
}

int durationMs(const Scenario& scenario, int msPerCharacter)
{
    const auto timed = timeline(scenario, msPerCharacter);
    return timed.empty() ? 0 : timed.back().endMs;
}

} // namespace lianxin::training
