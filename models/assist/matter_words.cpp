#include "models/assist/matter_words.h"

#include "models/knowledge/meaning.h"
#include "models/text/pinyin.h"
#include "models/text/simplified.h"
#include "models/text/utf.h"

#include <vector>

namespace lianxin::assist {

namespace {

/// Pairs reach over so many telling characters.
constexpr std::size_t kReach = 2;
constexpr char32_t kMark = U'。';

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

std::string matterOf(const Heard& heard)
{
    auto text = heard.text();
    for (int i = 0; i < static_cast<int>(text.size()); ++i) {
        const auto at = heard.span(i, i + 1);
        for (const auto& where : heard.whereabouts)
            if (at.from < where.to && where.from < at.to)
                text[static_cast<std::size_t>(i)] = kMark;
    }
    return text::toUtf8(text);
}

} // namespace lianxin::assist
