#include "models/assist/matter_words.h"

#include "models/assist/word_list.h"
#include "models/knowledge/meaning.h"
#include "models/places/generic_term.h"
#include "models/text/pinyin.h"
#include "models/text/simplified.h"
#include "models/text/utf.h"

#include <algorithm>
#include <vector>

namespace lianxin::assist {

namespace {

/// Pairs reach over so many telling characters.
constexpr std::size_t kReach = 2;

/// Letters only, so that a word stays one word.
void addLetters(std::string& word, std::uint32_t number)
{
    for (int shift = 28; shift >= 0; shift -= 4)
        if (const auto digit = (number >> static_cast<unsigned>(shift)) & 0xfU;
            digit > 0 || shift < 20)
            word += static_cast<char>('a' + digit);
}

/// Runs of telling Han characters; marks and other writing end a run, characters without meaning
/// are passed over.
std::vector<std::u32string> runsOf(std::string_view utf8)
{
    std::vector<std::u32string> runs(1);
    for (const char32_t c : text::toUtf32(text::simplified(utf8))) {
        if (!text::isHan(c)) {
            if (!runs.back().empty())
                runs.emplace_back();
        } else if (knowledge::carriesMeaning(c)) {
            runs.back() += c;
        }
    }
    return runs;
}

constexpr std::u32string_view kComplain[]{
    U"特此投诉", U"特此举报", U"特此反映", U"我要投诉", U"我想投诉", U"我来投诉", U"投诉一下",
    U"我要举报", U"我想举报", U"举报一下", U"我要反映", U"我想反映", U"反映一下"};
constexpr std::u32string_view kComplainFirst[]{U"投诉", U"举报", U"反映"};
/// With these, complaining is the matter.
constexpr std::u32string_view kOfComplaints[]{U"撤",   U"销",   U"取消", U"电话", U"热线",
                                              U"单子", U"回复", U"结果", U"受理", U"编号",
                                              U"进度", U"上次", U"平台"};

} // namespace

std::string gapsOf(std::string_view utf8)
{
    std::string words;
    for (const auto& run : runsOf(utf8))
        for (std::size_t i = 0; i < run.size(); ++i)
            for (std::size_t j = i + 1; j <= i + kReach && j < run.size(); ++j) {
                words += " q";
                addLetters(words, run[i]);
                addLetters(words, run[j]);
            }
    return words;
}

std::string soundsOf(std::string_view utf8)
{
    std::string words;
    for (const auto& run : runsOf(utf8)) {
        const auto sounds = text::syllables(run);
        for (std::size_t i = 0; i + 1 < run.size(); ++i) {
            if (sounds[i] == 0 || sounds[i + 1] == 0)
                continue;
            words += " z";
            addLetters(words, text::fuzzy(sounds[i]));
            addLetters(words, text::fuzzy(sounds[i + 1]));
        }
    }
    return words;
}

std::vector<text::Span> asideOf(const Heard& heard)
{
    const auto raw = text::toUtf32(heard.raw);
    auto aside = heard.whereabouts;
    for (auto& where : aside)
        where.to -= places::genericTermOf(std::u32string_view{raw}.substr(
            static_cast<std::size_t>(where.from), static_cast<std::size_t>(where.to - where.from)));
    const std::u32string_view text = heard.text();
    if (holdsAny(text, kOfComplaints))
        return aside;
    for (int i = 0; i < static_cast<int>(text.size()); ++i) {
        const int length =
            std::max(wordAt(text, i, kComplain), i == 0 ? wordAt(text, i, kComplainFirst) : 0);
        if (length == 0)
            continue;
        const auto at = heard.span(i, i + length);
        aside.push_back({at.from, at.to});
    }
    return aside;
}

std::string matterOf(const Heard& heard)
{
    auto text = heard.text();
    const auto aside = asideOf(heard);
    for (int i = 0; i < static_cast<int>(text.size()); ++i) {
        const auto at = heard.span(i, i + 1);
        for (const auto& span : aside)
            if (at.from < span.to && span.from < at.to)
                text[static_cast<std::size_t>(i)] = kMark;
    }
    return text::toUtf8(text);
}

} // namespace lianxin::assist
