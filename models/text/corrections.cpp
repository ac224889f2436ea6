#include "models/text/ngrams.h"
#include "models/text/numeral_run.h"

#include <algorithm>
#include <array>

namespace lianxin::text {

namespace {

/// Alike: after a pause, and only where the words after it are of the kind of those before it.
enum class Stands { Anywhere, AfterPause, Alike };

struct Cue {
    std::u32string_view words;
    Stands stands;
};

/// Longest first where one begins another. 你们说得不对, is no correction: the short ones count
/// only after a pause.
constexpr std::array<Cue, 25> kCues{{
    {U"不对不对,是", Stands::Anywhere}, {U"不对不对是", Stands::Anywhere},
    {U"不对,应该是", Stands::Anywhere}, {U"不对应该是", Stands::Anywhere},
    {U"不对不对", Stands::AfterPause},  {U"不对,是", Stands::Anywhere},
    {U"不对是", Stands::Anywhere},      {U"不对,", Stands::AfterPause},
    {U"不是,是", Stands::AfterPause},   {U"不不不,是", Stands::AfterPause},
    {U"不不不", Stands::AfterPause},    {U"说错了,是", Stands::Anywhere},
    {U"说错了是", Stands::Anywhere},    {U"说错了,", Stands::Anywhere},
    {U"记错了,是", Stands::Anywhere},   {U"记错了是", Stands::Anywhere},
    {U"更正一下", Stands::AfterPause},  {U"纠正一下", Stands::AfterPause},
    {U"哦不是", Stands::AfterPause},    {U"哦不,", Stands::AfterPause},
    {U"啊不", Stands::AfterPause},      {U"不是不是", Stands::Alike},
    {U"不是,", Stands::Alike},          {U"错了,", Stands::Alike},
    {U"不对", Stands::Alike},
}};

bool isPause(char32_t c)
{
    return c == U'\n' ||
           std::u32string_view(U",，.。;；!！?？、:：").find(c) != std::u32string_view::npos;
}

bool isSound(char32_t c)
{
    return std::u32string_view(U"哦啊呃嗯噢哎诶").find(c) != std::u32string_view::npos;
}

/// Behind a mark, or behind a sound that stands behind one: …，哦不对.
bool isAfterPause(std::u32string_view text, std::size_t at)
{
    if (at > 1 && isSound(text[at - 1]) && isPause(text[at - 2]))
        return true;
    return at > 0 && isPause(text[at - 1]);
}

/// Numbers on both sides, or one ending: 昨天，不是，前天. A 不是 that only protests has neither.
bool isAlike(std::u32string_view text, std::size_t at, std::u32string_view cue)
{
    constexpr std::u32string_view kEmpty = U"的了吗呢吧啊我你您他她是有在不这那说";
    constexpr std::size_t kNear = 8;
    std::size_t end = at;
    while (end > 0 && (isPause(text[end - 1]) || isSound(text[end - 1])))
        --end;
    std::size_t begin = end;
    while (begin > 0 && !isPause(text[begin - 1]))
        --begin;
    auto fresh = text.substr(at + cue.size());
    while (!fresh.empty() && isPause(fresh.front()))
        fresh.remove_prefix(1);
    fresh = fresh.substr(0, std::min(kNear, fresh.size()));
    const auto old = text.substr(begin, end - begin);
    if (old.empty() || fresh.empty())
        return false;
    const auto isNumber = [](char32_t c) { return digitValue(c) >= 0 || unitValue(c) > 0; };
    return (std::any_of(old.begin(), old.end(), isNumber) &&
            std::any_of(fresh.begin(), fresh.end(), isNumber)) ||
           (kEmpty.find(old.back()) == std::u32string_view::npos &&
            fresh.find(old.back()) != std::u32string_view::npos);
}

/// 六零一哦不六零二: as many words on both sides, beginning alike, half of them the same. That
/// needs no pause; 老兵烧烤不是老冰烧烤 says what it is not.
bool isEcho(std::u32string_view text, std::size_t at, std::u32string_view cue)
{
    constexpr std::size_t kLongest = 8;
    std::size_t end = at;
    while (end > 0 && isSound(text[end - 1]))
        --end;
    const auto fresh = text.substr(at + cue.size());
    const auto length =
        static_cast<std::size_t>(std::find_if(fresh.begin(), fresh.end(), isPause) - fresh.begin());
    if (length < 2 || length > kLongest || length > end)
        return false;
    const auto old = text.substr(end - length, length);
    int same = 0;
    for (std::size_t i = 0; i < length; ++i)
        same += old[i] == fresh[i] ? 1 : 0;
    return old.front() == fresh.front() && same * 2 >= static_cast<int>(length) &&
           same < static_cast<int>(length);
}

std::u32string_view cueAt(std::u32string_view text, std::size_t at)
{
    constexpr std::u32string_view kEchoed[]{U"哦不是", U"哦不", U"啊不", U"不对"};
    for (const auto cue : kEchoed)
        if (text.substr(at).starts_with(cue) && isEcho(text, at, cue))
            return cue;
    const bool pause = isAfterPause(text, at);
    for (const Cue& cue : kCues) {
        if (!text.substr(at).starts_with(cue.words) || (!pause && cue.stands != Stands::Anywhere))
            continue;
        if (cue.stands != Stands::Alike || isAlike(text, at, cue.words))
            return cue.words;
    }
    return {};
}

int skipPauses(std::u32string_view text, int at)
{
    const int size = static_cast<int>(text.size());
    while (at < size && isPause(text[static_cast<std::size_t>(at)]))
        ++at;
    return at;
}

int clauseEnd(std::u32string_view text, int at)
{
    const int size = static_cast<int>(text.size());
    while (at < size && !isPause(text[static_cast<std::size_t>(at)]))
        ++at;
    return at;
}

/// Length in the new words of what stands for the end of the old ones: 不对，是5号楼的暖气 after
/// 3号楼 → 3 (5号楼).
int sharedEnd(std::u32string_view old, std::u32string_view fresh)
{
    for (std::size_t length = std::min<std::size_t>(3, old.size()); length > 0; --length) {
        const auto found = fresh.find(old.substr(old.size() - length));
        if (found != std::u32string_view::npos)
            return static_cast<int>(found + length);
    }
    return 0;
}

/// What was taken back: from where the old words begin like the new ones, else as many as end
/// alike, else as many as were said.
Span rejectedBefore(std::u32string_view text, int cue, Span replacement)
{
    int end = cue;
    while (end > 0 && (isPause(text[static_cast<std::size_t>(end - 1)]) ||
                       isSound(text[static_cast<std::size_t>(end - 1)])))
        --end;
    int begin = end;
    while (begin > 0 && !isPause(text[static_cast<std::size_t>(begin - 1)]))
        --begin;
    const auto fresh = slice(text, replacement);
    const auto old = slice(text, Span{begin, end});
    const auto alike = old.rfind(fresh.substr(0, 1));
    if (alike != std::u32string_view::npos && !fresh.empty())
        return {begin + static_cast<int>(alike), end};
    constexpr int kGuess = 6;
    const int shared = sharedEnd(old, fresh);
    const int length =
        std::min(end - begin, shared > 0 ? shared : std::min(replacement.size(), kGuess));
    return {end - length, end};
}

} // namespace

std::vector<Correction> corrections(std::u32string_view text)
{
    std::vector<Correction> out;
    const int size = static_cast<int>(text.size());
    for (int at = 0; at < size;) {
        const auto cue = cueAt(text, static_cast<std::size_t>(at));
        if (cue.empty()) {
            ++at;
            continue;
        }
        const int begin = skipPauses(text, at + static_cast<int>(cue.size()));
        const Span replacement{begin, clauseEnd(text, begin)};
        if (!replacement.empty() && at > 0)
            out.push_back({{at, begin}, rejectedBefore(text, at, replacement), replacement});
        at = std::max(begin, at + 1);
    }
    return out;
}

Normalised corrected(const Normalised& text)
{
    std::vector<Span> drop;
    for (const Correction& correction : corrections(text.text)) {
        if (!drop.empty() && drop.back().to > correction.rejected.from)
            drop.back().to = std::max(drop.back().to, correction.cue.to);
        else
            drop.push_back({correction.rejected.from, correction.cue.to});
    }
    return without(text, drop);
}

} // namespace lianxin::text
