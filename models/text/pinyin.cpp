#include "models/text/pinyin.h"

#include "models/text/utf.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

namespace lianxin::text {

namespace {

#include "pinyin_table.inc"

constexpr std::size_t kSyllables = std::size(kSpellings);

struct Sound {
    Syllable fuzzy = 0;
    std::uint8_t initial = 0; ///< class of the initial
    std::uint16_t final = 0;  ///< class of the final
};

std::size_t initialLength(std::string_view spelling)
{
    if (spelling.starts_with("zh") || spelling.starts_with("ch") || spelling.starts_with("sh"))
        return 2;
    if (!spelling.empty() &&
        std::string_view("bpmfdtnlgkhjqxrzcsyw").find(spelling[0]) != std::string_view::npos)
        return 1;
    return 0;
}

/// Folds what speakers of the south and recognisers mix up. Only where the folded syllable exists,
/// or the pair would not be one.
std::string foldedInitial(std::string_view initial)
{
    if (initial == "zh" || initial == "ch" || initial == "sh")
        return std::string(initial.substr(0, 1));
    if (initial == "n" || initial == "r")
        return "l";
    if (initial == "h")
        return "f";
    return std::string(initial);
}

std::string foldedFinal(std::string_view final)
{
    if (final.size() >= 3 && final.ends_with("ng") && !final.ends_with("ong"))
        return std::string(final.substr(0, final.size() - 1));
    return std::string(final);
}

/// h → f only before the finals both take (hu/fu, hui/fei apart): 湖/福, 花/发 are confused, 河 is
/// not.
std::string folded(std::string_view spelling)
{
    const std::size_t split = initialLength(spelling);
    std::string initial = foldedInitial(spelling.substr(0, split));
    std::string final = foldedFinal(spelling.substr(split));
    if (initial == "f" && spelling[0] == 'h') {
        if (final == "ua" || final == "uan")
            final.erase(0, 1);
        else if (final == "ui")
            final = "ei";
        else if (final == "un")
            final = "en";
        else if (final != "u")
            initial = "h";
    }
    if (initial == "l" && spelling[0] == 'r' && (final == "i" || final == "e"))
        initial = "r";
    return initial + final;
}

using Sounds = std::array<Sound, kSyllables>;

Sounds makeSounds()
{
    Sounds out{};
    std::map<std::string, Syllable> representatives;
    std::map<std::string, std::uint16_t> initials;
    std::map<std::string, std::uint16_t> finals;
    for (std::size_t i = 1; i < kSyllables; ++i) {
        const std::string_view spelling = kSpellings[i];
        const std::size_t split = initialLength(spelling);
        const auto id = static_cast<Syllable>(i);
        out[i].fuzzy = representatives.emplace(folded(spelling), id).first->second;
        const auto initial =
            initials.emplace(foldedInitial(spelling.substr(0, split)), initials.size() + 1);
        const auto final = finals.emplace(foldedFinal(spelling.substr(split)), finals.size() + 1);
        out[i].initial = static_cast<std::uint8_t>(initial.first->second);
        out[i].final = final.first->second;
    }
    return out;
}

const Sounds& sounds()
{
    static const Sounds table = makeSounds();
    return table;
}

Syllable idOf(std::string_view spelling)
{
    const auto* const end = std::end(kSpellings);
    const auto* const found = std::lower_bound(std::begin(kSpellings), end, spelling);
    return found != end && *found == spelling
               ? static_cast<Syllable>(found - std::begin(kSpellings))
               : Syllable{0};
}

struct Override {
    char32_t c;
    std::string_view spelling;
};

/// Where ICU's most frequent reading is not the one of names and of daily speech. Sorted by
/// nothing; few enough to scan.
constexpr Override kSingles[] = {
    {U'〇', "ling"}, {U'0', "ling"}, {U'1', "yi"},    {U'2', "er"},   {U'3', "san"},
    {U'4', "si"},    {U'5', "wu"},   {U'6', "liu"},   {U'7', "qi"},   {U'8', "ba"},
    {U'9', "jiu"},   {U'厦', "sha"}, {U'区', "qu"},   {U'大', "da"},  {U'石', "shi"},
    {U'都', "dou"},  {U'会', "hui"}, {U'的', "de"},   {U'地', "di"},  {U'弄', "long"},
    {U'圳', "zhen"}, {U'埔', "pu"},  {U'洋', "yang"}, {U'堡', "bao"}, {U'垵', "an"},
    {U'垱', "dang"}, {U'澳', "ao"},
};

struct Phrase {
    std::u32string_view word;
    std::size_t at;
    std::string_view spelling;
};

/// Polyphones told by their neighbours: the word, which of its characters, how it is read there.
constexpr Phrase kPhrases[] = {
    {U"重庆", 0, "chong"}, {U"重新", 0, "chong"}, {U"重复", 0, "chong"}, {U"长乐", 0, "chang"},
    {U"长江", 0, "chang"}, {U"长春", 0, "chang"}, {U"长安", 0, "chang"}, {U"长城", 0, "chang"},
    {U"长途", 0, "chang"}, {U"长沙", 0, "chang"}, {U"长垣", 0, "chang"}, {U"长青", 0, "chang"},
    {U"长期", 0, "chang"}, {U"长兴", 0, "chang"}, {U"家长", 1, "zhang"}, {U"校长", 1, "zhang"},
    {U"市长", 1, "zhang"}, {U"村长", 1, "zhang"}, {U"朝阳", 0, "chao"},  {U"朝霞", 0, "zhao"},
    {U"银行", 1, "hang"},  {U"行业", 0, "hang"},  {U"音乐", 1, "yue"},   {U"乐清", 0, "yue"},
    {U"都市", 0, "du"},    {U"成都", 1, "du"},    {U"首都", 1, "du"},    {U"大夫", 0, "dai"},
    {U"会计", 0, "kuai"},  {U"六安", 0, "lu"},    {U"厦门", 0, "xia"},   {U"蚌埠", 0, "beng"},
    {U"洪洞", 1, "tong"},  {U"番禺", 0, "pan"},   {U"单县", 0, "shan"},  {U"解放", 0, "jie"},
    {U"大埔", 1, "bu"},    {U"黄埔", 1, "pu"},    {U"台州", 0, "tai"},   {U"南宁", 1, "ning"},
    {U"十里堡", 2, "pu"},  {U"三里屯", 2, "tun"}, {U"车库", 0, "che"},   {U"省道", 0, "sheng"},
    {U"曾家", 0, "zeng"},  {U"曾村", 0, "zeng"},  {U"曾厝", 0, "zeng"},  {U"校对", 0, "jiao"},
};

Syllable tableReading(char32_t c)
{
    if (c < kFirstRead || c - kFirstRead >= std::size(kReadings))
        return 0;
    return kReadings[c - kFirstRead];
}

void applyPhrases(std::u32string_view text, std::vector<Syllable>& out)
{
    static constexpr std::u32string_view kFirstCharacters =
        U"重长家校市村朝银行音乐都成首大会六厦蚌洪番单解黄台南十三车省曾";
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (kFirstCharacters.find(text[i]) == std::u32string_view::npos)
            continue;
        for (const Phrase& phrase : kPhrases) {
            if (text.substr(i).starts_with(phrase.word))
                out[i + phrase.at] = idOf(phrase.spelling);
        }
    }
}

} // namespace

Syllable syllable(char32_t c)
{
    if (c < kFirstRead && !isDigit(c) && c != U'〇')
        return 0;
    static const auto singles = [] {
        std::map<char32_t, Syllable> out;
        for (const Override& entry : kSingles)
            out.emplace(entry.c, idOf(entry.spelling));
        return out;
    }();
    const auto found = singles.find(c);
    return found != singles.end() ? found->second : tableReading(c);
}

std::vector<Syllable> syllables(std::u32string_view text)
{
    std::vector<Syllable> out;
    out.reserve(text.size());
    for (const char32_t c : text)
        out.push_back(syllable(c));
    applyPhrases(text, out);
    return out;
}

std::string_view spelling(Syllable s)
{
    return s < kSyllables ? kSpellings[s] : std::string_view{};
}

std::string pinyin(std::string_view utf8)
{
    const std::u32string text = toUtf32(utf8);
    const std::vector<Syllable> read = syllables(text);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool word = read[i] != 0 && !isDigit(text[i]);
        if (word && !out.empty() && out.back() != ' ')
            out.push_back(' ');
        out += word ? std::string(spelling(read[i])) : toUtf8(text.substr(i, 1));
        if (word && i + 1 < text.size() && read[i + 1] == 0 && isLatin(text[i + 1]))
            out.push_back(' ');
    }
    return out;
}

std::string initials(std::string_view utf8)
{
    const std::u32string text = toUtf32(utf8);
    const std::vector<Syllable> read = syllables(text);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isDigit(text[i]) || isLatin(text[i]))
            out.push_back(static_cast<char>(text[i] | (isLatin(text[i]) ? 0x20U : 0U)));
        else if (read[i] != 0)
            out.push_back(spelling(read[i])[0]);
    }
    return out;
}

Syllable fuzzy(Syllable s)
{
    return s < kSyllables ? sounds()[s].fuzzy : Syllable{0};
}

int distance(Syllable a, Syllable b)
{
    if (a == b)
        return 0;
    if (a == 0 || b == 0 || a >= kSyllables || b >= kSyllables)
        return 3;
    const Sound& x = sounds()[a];
    const Sound& y = sounds()[b];
    if (x.fuzzy == y.fuzzy)
        return 1;
    return x.initial == y.initial || x.final == y.final ? 2 : 3;
}

double distance(const std::vector<Syllable>& a, const std::vector<Syllable>& b)
{
    constexpr std::array<double, 4> kCost{0, 0.25, 0.7, 1};
    std::vector<double> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = static_cast<double>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        double diagonal = row[0];
        row[0] = static_cast<double>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const double change =
                diagonal + kCost[static_cast<std::size_t>(distance(a[i - 1], b[j - 1]))];
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

} // namespace lianxin::text
