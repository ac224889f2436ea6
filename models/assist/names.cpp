#include "models/assist/names.h"

#include "models/assist/caller.h"
#include "models/text/numeral_run.h"

#include <algorithm>
#include <array>
#include <map>

namespace lianxin::assist {

namespace {

/// Behind these a name follows.
constexpr std::u32string_view kNaming[]{U"名字叫", U"店名叫", U"名称叫", U"总包是", U"写的是",
                                        U"写着是", U"公司是", U"单位是", U"店名是", U"盖的章是",
                                        U"写的",   U"写着",   U"名叫",   U"叫做",   U"那家",
                                        U"叫",     U"就是"};
/// A name does not begin or go on with these.
constexpr std::u32string_view kNoName = U"我你您他她它们的了吗呢吧啊呀不没有是在这那什么哪怎谁来去"
                                        U"要想就都还也说看给把被让,。?!;:、\"“”（）()0123456789 ";

constexpr std::u32string_view kEndings[]{
    U"有限责任公司", U"有限公司", U"集团公司", U"热力公司", U"物业公司", U"劳务公司", U"装饰公司",
    U"公司",         U"集团",     U"健身房",   U"健身中心", U"健身",     U"美容院",   U"培训班",
    U"培训学校",     U"驾校",     U"幼儿园",   U"小学",     U"中学",     U"医院",     U"超市",
    U"饭店",         U"酒店",     U"餐厅",     U"烧烤店",   U"物业",     U"建设",     U"建筑",
    U"置业",         U"地产",     U"劳务",     U"热力",     U"酒吧",     U"厂"};

/// Words that only look like the beginning of a firm's name.
constexpr std::u32string_view kEmptyStems[]{
    U"一家", U"哪家", U"这家", U"那家", U"家", U"我们小区", U"小区", U"找",
    U"问过", U"问",   U"和",   U"跟",   U"请", U"由",       U"上",   U"施工",
    U"供热", U"转给", U"城市", U"负责", U"说", U"转"};

bool isNameCharacter(char32_t c)
{
    return (text::isHan(c) && kNoName.find(c) == std::u32string_view::npos) || text::isLatin(c);
}

int nameEnd(std::u32string_view text, int from, int longest)
{
    int to = from;
    while (to < static_cast<int>(text.size()) && to - from < longest &&
           isNameCharacter(text[static_cast<std::size_t>(to)]))
        ++to;
    return to;
}

void addNaming(const Heard& heard, std::vector<Named>& names)
{
    const auto text = std::u32string_view{heard.text()};
    for (const auto& cue : kNaming) {
        for (int at = find(text, cue); at >= 0; at = find(text, cue, at + 1)) {
            const int from = at + static_cast<int>(cue.size());
            const int to = nameEnd(text, from, 14);
            if (to - from < 2 || heard.takenBack(from, to))
                continue;
            const double confidence = cue == U"就是"                   ? 0.35
                                      : cue == U"叫" || cue == U"那家" ? 0.65
                                                                       : 0.75;
            names.push_back({std::u32string{text.substr(static_cast<std::size_t>(from),
                                                        static_cast<std::size_t>(to - from))},
                             from, to, confidence});
        }
    }
}

/// The characters before an ending that belong to the name: back to a pause or an empty word, at
/// most ten.
int nameBegin(std::u32string_view text, int ending)
{
    int from = ending;
    while (from > 0 && ending - from < 10 &&
           isNameCharacter(text[static_cast<std::size_t>(from - 1)]))
        --from;
    for (bool again = true; again;) {
        again = false;
        for (const auto& stem : kEmptyStems)
            if (text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(ending - from))
                    .starts_with(stem)) {
                from += static_cast<int>(stem.size());
                again = true;
            }
    }
    return from;
}

void addEndings(const Heard& heard, std::vector<Named>& names)
{
    const auto text = std::u32string_view{heard.text()};
    for (const auto& ending : kEndings) {
        for (int at = find(text, ending); at >= 0; at = find(text, ending, at + 1)) {
            const int from = nameBegin(text, at);
            const int to = at + static_cast<int>(ending.size());
            if (at - from < 2 || heard.takenBack(from, to))
                continue;
            names.push_back({std::u32string{text.substr(static_cast<std::size_t>(from),
                                                        static_cast<std::size_t>(to - from))},
                             from, to, 0.6});
        }
    }
}

bool isPause(std::u32string_view text, int at)
{
    return at < 0 || at >= static_cast<int>(text.size()) ||
           !text::isHan(text[static_cast<std::size_t>(at)]);
}

} // namespace

std::vector<Named> organisationsIn(const Heard& heard)
{
    std::vector<Named> names;
    addNaming(heard, names);
    addEndings(heard, names);
    std::stable_sort(names.begin(), names.end(),
                     [](const Named& a, const Named& b) { return a.from < b.from; });
    return names;
}

std::vector<Named> personsIn(const Heard& heard)
{
    std::vector<Named> names;
    const auto text = std::u32string_view{heard.text()};
    for (int at = 0; at < heard.normal.size(); ++at) {
        const bool begins = isPause(text, at - 1) ||
                            heard.slice(std::max(0, at - 1), at) == U"叫" ||
                            heard.slice(std::max(0, at - 1), at) == U"是";
        if (!begins)
            continue;
        const int length = nameLengthAt(text, at);
        if (length < 3)
            continue;
        names.push_back({std::u32string{text.substr(static_cast<std::size_t>(at),
                                                    static_cast<std::size_t>(length))},
                         at, at + length, 0.5});
        at += length;
    }
    return names;
}

namespace {

/// The name that ends with the river word at `at`; its beginning, or `at` where there is none.
int riverBegin(std::u32string_view text, int at)
{
    constexpr std::u32string_view kStops =
        U"的了在是这条那内我们门口旁边有和与到处对段个座把往从近附面后前整治理排入于流进道岸沿水因"
        U"由及或区市县镇乡村路街一整臭黑脏污垃圾每全小";
    int from = at;
    while (from > 0 && at - from < 4 && text::isHan(text[static_cast<std::size_t>(from - 1)]) &&
           kStops.find(text[static_cast<std::size_t>(from - 1)]) == std::u32string_view::npos)
        --from;
    return from;
}

} // namespace

River riverNamed(const std::vector<Heard>& heard)
{
    constexpr std::u32string_view kEndings = U"河溪江渠湖浦港";
    std::map<std::u32string, std::vector<ticket::Span>> rivers;
    for (const auto& one : heard) {
        if (!one.isCaller())
            continue;
        const auto text = std::u32string_view{one.text()};
        for (int at = 2; at < one.normal.size(); ++at) {
            if (kEndings.find(text[static_cast<std::size_t>(at)]) == std::u32string_view::npos)
                continue;
            const int from = riverBegin(text, at);
            if (at - from >= 2)
                rivers[std::u32string{text.substr(static_cast<std::size_t>(from),
                                                  static_cast<std::size_t>(at + 1 - from))}]
                    .push_back(one.span(from, at + 1));
        }
    }
    River best;
    for (auto& [name, spans] : rivers)
        if (spans.size() > best.spans.size())
            best = {name, std::move(spans)};
    return best;
}

std::vector<Named> platesIn(const Heard& heard)
{
    constexpr std::u32string_view kProvinces =
        U"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    std::vector<Named> plates;
    const auto text = std::u32string_view{heard.text()};
    for (int at = 0; at + 6 < heard.normal.size(); ++at) {
        const auto letter = text[static_cast<std::size_t>(at + 1)];
        if (kProvinces.find(text[static_cast<std::size_t>(at)]) == std::u32string_view::npos ||
            !text::isLatin(letter))
            continue;
        std::u32string plate{text[static_cast<std::size_t>(at)], letter};
        int to = at + 2;
        for (; to < heard.normal.size() && plate.size() < 8; ++to) {
            const auto c = text[static_cast<std::size_t>(to)];
            const int digit = text::digitValue(c);
            if (digit >= 0)
                plate.push_back(static_cast<char32_t>(U'0' + digit));
            else if (text::isLatin(c))
                plate.push_back(c);
            else if (c != U' ' && c != U'-' && c != U'·' && c != U'.')
                break;
        }
        if (plate.size() < 7)
            continue;
        for (auto& c : plate)
            if (c >= U'a' && c <= U'z')
                c = c - U'a' + U'A';
        if (!heard.takenBack(at, to))
            plates.push_back({plate, at, to, 0.92});
        at = to;
    }
    return plates;
}

} // namespace lianxin::assist
