#include "models/assist/caller.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lianxin::assist {

namespace {

constexpr std::u32string_view kSurnames =
    U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏"
    U"魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    U"石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文"
    U"牛樊葛邢安齐易乔伍庞颜倪庄聂"
    U"章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛"
    U"靳管柴蒙鲍华喻祁蒲房滕屈饶解"
    U"牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞"
    U"姬师和仇栾隋商刁沙荣巫寇桑郎"
    U"甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀胥郜原由储皇辜";
constexpr std::u32string_view kDouble[]{U"欧阳", U"上官", U"司马", U"诸葛", U"司徒",
                                        U"皇甫", U"尉迟", U"夏侯", U"东方", U"慕容"};
constexpr std::u32string_view kTitles[]{U"女士", U"先生", U"师傅", U"大姐", U"大哥",
                                        U"阿姨", U"大爷", U"老师", U"小姐"};
constexpr std::u32string_view kSurnameCues[]{U"我免贵姓", U"免贵姓", U"我姓", U"本人姓",
                                             U"贱姓",     U"敝姓",   U"姓"};
constexpr std::u32string_view kNameCues[]{U"我的名字叫", U"我名字叫", U"我名叫",
                                          U"我叫",       U"本人叫",   U"名字是"};

int surnameLengthAt(std::u32string_view text, int at)
{
    const auto rest = text.substr(std::min(text.size(), static_cast<std::size_t>(at)));
    for (const auto& two : kDouble)
        if (rest.starts_with(two))
            return 2;
    return !rest.empty() && kSurnames.find(rest.front()) != std::u32string_view::npos ? 1 : 0;
}

std::u32string_view titleAt(std::u32string_view text, int at)
{
    const auto rest = text.substr(std::min(text.size(), static_cast<std::size_t>(at)));
    for (const auto& title : kTitles)
        if (rest.starts_with(title))
            return title;
    return {};
}

/// A surname with a title (王女士), or a title alone.
struct Address {
    std::u32string surname;
    std::u32string title;
    ticket::Span span;
};

struct Known {
    std::u32string surname;
    std::u32string full;
    std::u32string title;
    double confidence = 0;
    std::vector<ticket::Span> spans;
};

void readTitles(const Heard& heard, Known& known)
{
    const std::u32string_view text = heard.text();
    for (int at = 0; at < heard.normal.size(); ++at) {
        const auto title = titleAt(text, at);
        if (title.empty())
            continue;
        const int end = at + static_cast<int>(title.size());
        const bool named = at > 0 && surnameLengthAt(text, at - 1) == 1;
        const bool begins = at == 0 || !text::isHan(text[static_cast<std::size_t>(at - 1)]);
        if (!named && !begins)
            continue;
        if (title.size() == 2 && (title == U"女士" || title == U"先生" || known.title.empty()))
            known.title = title;
        if (named && known.confidence < 0.9) {
            known.surname = std::u32string{text.substr(static_cast<std::size_t>(at - 1), 1)};
            known.confidence = 0.88;
            known.spans = {heard.span(at - 1, end)};
        }
    }
}

bool isCallersOwn(std::u32string_view text, int at, std::u32string_view cue)
{
    if (cue != U"姓")
        return true;
    return at == 0 || !text::isHan(text[static_cast<std::size_t>(at - 1)]);
}

void readSurname(const Heard& heard, Known& known)
{
    const std::u32string_view text = heard.text();
    for (const auto& cue : kSurnameCues)
        for (int at = find(text, cue); at >= 0; at = find(text, cue, at + 1)) {
            const int name = at + static_cast<int>(cue.size());
            const int length = surnameLengthAt(text, name);
            if (length == 0 || !isCallersOwn(text, at, cue) || heard.takenBack(name, name + length))
                continue;
            known.surname = std::u32string{
                text.substr(static_cast<std::size_t>(name), static_cast<std::size_t>(length))};
            known.confidence = 0.95;
            known.spans = {heard.span(at, name + length)};
            return;
        }
}

void readFullName(const Heard& heard, Known& known)
{
    const std::u32string_view text = heard.text();
    for (const auto& cue : kNameCues) {
        const int at = find(text, cue);
        const int name = at + static_cast<int>(cue.size());
        const int length = at < 0 ? 0 : nameLengthAt(text, name);
        if (length == 0)
            continue;
        known.full = std::u32string{
            text.substr(static_cast<std::size_t>(name), static_cast<std::size_t>(length))};
        known.confidence = 0.93;
        known.spans = {heard.span(at, name + length)};
        return;
    }
}

} // namespace

int nameLengthAt(std::u32string_view text, int at)
{
    const int surname = surnameLengthAt(text, at);
    if (surname == 0)
        return 0;
    int length = surname;
    const int size = static_cast<int>(text.size());
    while (at + length < size && length < surname + 2 &&
           text::isHan(text[static_cast<std::size_t>(at + length)]))
        ++length;
    const bool ends =
        at + length >= size || !text::isHan(text[static_cast<std::size_t>(at + length)]);
    return length > surname && ends ? length : 0;
}

Proposal readCallerName(const std::vector<Heard>& heard)
{
    Known known;
    for (const auto& one : heard) {
        if (one.isCaller()) {
            readSurname(one, known);
            readFullName(one, known);
        } else {
            readTitles(one, known);
        }
    }
    if (!known.full.empty())
        return {text::toUtf8(known.full), {}, known.confidence, known.spans, {}};
    if (known.surname.empty())
        return {};
    const auto name = known.title.empty() ? U"姓" + known.surname : known.surname + known.title;
    return {text::toUtf8(name), {}, known.confidence, known.spans, {}};
}

Proposal readCallerNumber(const std::vector<Heard>& heard)
{
    Proposal best;
    for (const auto& one : heard)
        for (const auto& numeral : one.numerals) {
            if (numeral.kind != text::NumeralKind::Phone || one.takenBack(numeral.from, numeral.to))
                continue;
            const double confidence = one.isCaller() ? 0.9 : 0.85;
            if (best.value == numeral.value)
                addSpan(best.spans, one.span(numeral.from, numeral.to));
            else
                best = {numeral.value, {}, confidence, {one.span(numeral.from, numeral.to)}, {}};
        }
    return best;
}

} // namespace lianxin::assist
