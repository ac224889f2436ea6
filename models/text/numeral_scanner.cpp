#include "models/text/numeral_scanner.h"

#include "models/text/numeral_cursor.h"
#include "models/text/numeral_dates.h"

#include <array>
#include <cmath>

namespace lianxin::text {

namespace {

using Form = NumeralRun::Form;

std::u32string wide(const std::string& ascii)
{
    return std::u32string(ascii.begin(), ascii.end());
}

std::string rangeText(const NumeralRun& run)
{
    if (run.form != Form::Range)
        return run.digits.empty() ? formatNumber(run.value) : run.digits;
    return run.high < 0 ? formatNumber(run.value) + "+"
                        : formatNumber(run.value) + "-" + formatNumber(run.high);
}

/// An open range keeps its 多 and 出头: 两千多 → 2000多.
std::u32string rewritten(const NumeralCursor& c, const NumeralRun& run)
{
    if (run.form != Form::Range || run.high >= 0)
        return wide(rangeText(run));
    const int tail = c.endsBefore(run.to, U"出头") ? 2 : 1;
    return wide(formatNumber(run.value)) + std::u32string{slice(c.text, {run.to - tail, run.to})};
}

ScannedNumeral scanned(const NumeralCursor& c, const NumeralRun& run, int from, int to,
                       NumeralKind kind)
{
    return {{from, to, rangeText(run), kind}, {{{run.from, run.to}, rewritten(c, run)}}};
}

// --- long strings of digits
// -----------------------------------------------------------------------------------------

struct DigitString {
    std::string digits;
    int to = 0;
    bool marked = false; ///< has an X at the end
};

enum class Separators { Allowed, None };

DigitString digitString(const NumeralCursor& c, int at, Separators separators)
{
    constexpr std::size_t kMost = 40;
    DigitString out;
    int group = 0;
    int i = at;
    for (; out.digits.size() < kMost; ++i) {
        const char32_t ch = c.at(i);
        if (digitValue(ch) >= 0 && ch != U'两') {
            out.digits.push_back(static_cast<char>('0' + digitValue(ch)));
            ++group;
            out.to = i + 1;
        } else if (separators == Separators::Allowed && c.in(i, U",- 、") && group >= 3 &&
                   digitValue(c.at(i + 1)) >= 0) {
            group = 0;
        } else {
            break;
        }
    }
    if (out.digits.size() == 17 && (c.at(i) == U'x' || c.at(i) == U'叉')) {
        out.digits.push_back('X');
        out.to = i + 1;
    }
    return out;
}

bool isIdentity(const std::string& digits)
{
    constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    if (digits.size() != 18)
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i)
        sum += (digits[i] - '0') * kWeights[i];
    return digits[17] == "10X98765432"[sum % 11];
}

bool isPhone(const std::string& digits)
{
    if (digits.size() == 11 && digits[0] == '1' && digits[1] >= '3')
        return true;
    if (digits[0] == '0' && digits.size() >= 10 && digits.size() <= 12)
        return true;
    return digits.size() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
}

bool namedNumber(const NumeralCursor& c, int at)
{
    for (int i = at; i > at - 4; --i) {
        if (c.endsBefore(i, U"电话") || c.endsBefore(i, U"号码") || c.endsBefore(i, U"座机"))
            return true;
    }
    return false;
}

/// An identity number that was heard wrong, or another of its length: nothing in it is a phone.
std::optional<ScannedNumeral> misheardIdentityAt(const NumeralCursor& c, int at)
{
    constexpr std::size_t kLeast = 15;
    constexpr std::size_t kMost = 18;
    const DigitString whole = digitString(c, at, Separators::Allowed);
    if (whole.digits.size() < kLeast || whole.digits.size() > kMost || c.in(whole.to, U"元块年"))
        return std::nullopt;
    for (int i = at + 1; i < whole.to; ++i)
        if (digitValue(c.at(i - 1)) < 0 && isPhone(digitString(c, i, Separators::None).digits))
            return std::nullopt;
    return ScannedNumeral{{at, whole.to, whole.digits, NumeralKind::Digits},
                          {{{at, whole.to}, wide(whole.digits)}}};
}

std::optional<ScannedNumeral> longNumberAt(const NumeralCursor& c, int at)
{
    for (const auto separators : {Separators::Allowed, Separators::None}) {
        const DigitString found = digitString(c, at, separators);
        const auto size = found.digits.size();
        const bool local =
            (size == 7 || size == 8) && separators == Separators::None && namedNumber(c, at);
        if (size < 7 || c.in(found.to, U"元块年"))
            continue;
        const Rewrite rewrite{{at, found.to}, wide(found.digits)};
        if (isIdentity(found.digits))
            return ScannedNumeral{{at, found.to, found.digits, NumeralKind::Identity}, {rewrite}};
        if (isPhone(found.digits) || local)
            return ScannedNumeral{{at, found.to, found.digits, NumeralKind::Phone}, {rewrite}};
    }
    return misheardIdentityAt(c, at);
}

// --- measures
// ---------------------------------------------------------------------------------------------------------

std::string money(double value, bool fraction)
{
    if (!fraction || value == std::floor(value))
        return formatNumber(value);
    std::string out = formatNumber(value);
    const auto dot = out.find('.');
    while (dot != std::string::npos && out.size() - dot < 3)
        out.push_back('0');
    return out;
}

/// 一分钱没给, 一毛钱都不退: no amount but none at all.
bool saysNone(const NumeralCursor& c, const NumeralRun& run)
{
    int to = run.to + c.any(run.to, {U"分钱", U"毛钱", U"块钱", U"毛", U"角"});
    to += c.any(to, {U"都", U"也"});
    return run.length() == 1 && run.value == 1 && to > run.to && c.in(to, U"没不未");
}

/// 块 of something else than money: 一块地, 两块牌子; 元 of a name: 三元桥.
bool isNoMoney(const NumeralCursor& c, const NumeralRun& run)
{
    if (saysNone(c, run))
        return true;
    if (c.at(run.to) == U'元')
        return c.in(run.to + 1, U"区桥路里街村旦宵素气朝");
    if (c.at(run.to) != U'块')
        return false;
    if (c.in(run.to + 1, U"地牌板石砖玻屏田空草儿区木糖肉广铁手土布菜玉场"))
        return true;
    return run.length() == 1 && c.at(run.from) == U'一' && c.at(run.to + 1) != U'钱' &&
           digitValue(c.at(run.to + 1)) < 0;
}

/// What stands behind 块: 五, 五毛, 八毛五, 零五毛, 零五分. Adds it to `value`; the end of the
/// words.
int smallChange(const NumeralCursor& c, int at, double& value)
{
    if (isPerUnit(c.text, at)) // 五块一小时
        return at;
    int to = at + c.any(at, {U"零"});
    const int tenths = digitValue(c.at(to));
    const bool followed = digitValue(c.at(to + 1)) >= 0 && !isPerUnit(c.text, to + 1);
    if (tenths <= 0 || followed || unitValue(c.at(to + 1)) > 0)
        return at;
    const bool named = c.in(to + 1, U"毛角");
    if (c.at(to + 1) == U'分') {
        value += tenths * 0.01;
        return to + 2;
    }
    if (to > at && !named)
        return at;
    value += tenths * 0.1;
    to += named ? 2 : 1;
    const int cents = named ? digitValue(c.at(to)) : -1;
    const bool ends = digitValue(c.at(to + 1)) < 0 || isPerUnit(c.text, to + 1);
    if (cents > 0 && ends && unitValue(c.at(to + 1)) == 0) {
        value += cents * 0.01;
        to += 1 + c.any(to + 1, {U"分"});
    }
    return to;
}

/// 三块五, 三块五毛, 一块八毛五, 五毛, 一千二百元, 1.2万元.
std::optional<ScannedNumeral> moneyAt(const NumeralCursor& c, const NumeralRun& run, int from)
{
    int to = run.to + c.any(run.to, {U"万"});
    if (!c.in(to, U"块元圆毛角") && c.any(to, {U"人民币", U"分钱"}) == 0)
        return std::nullopt;
    if (isNoMoney(c, run) || c.any(to, {U"角度", U"角落", U"毛病"}) > 0)
        return std::nullopt;
    double scale = to > run.to ? 1e4 : 1;
    const char32_t unit = c.at(to);
    scale *= unit == U'毛' || unit == U'角' ? 0.1 : unit == U'分' ? 0.01 : 1;
    double value = run.value * scale;
    to += c.any(to, {U"人民币", U"分钱", U"块", U"元", U"圆", U"毛", U"角"});
    int spoken = run.to;
    if (unit == U'块' && run.form != Form::Range)
        if (const int end = smallChange(c, to, value); end > to)
            spoken = to = end;
    to += c.any(to, {U"钱"});
    const bool fraction = value != std::floor(value);
    ScannedNumeral out = scanned(c, run, from, to, NumeralKind::Money);
    if (run.form == Form::Range)
        out.numeral.value = run.high < 0
                                ? money(value, fraction) + "+"
                                : money(value, fraction) + "-" + money(run.high * scale, fraction);
    else
        out.numeral.value = money(value, fraction);
    if (spoken > run.to)
        out.rewrites = {{{run.from, spoken}, wide(formatNumber(value)) + U"块"}};
    return out;
}

std::optional<ScannedNumeral> percentAt(const NumeralCursor& c, int at)
{
    const int words = c.any(at, {U"百分之"});
    const auto run = c.run(at + words);
    if (!run)
        return std::nullopt;
    if (words > 0) {
        ScannedNumeral out = scanned(c, *run, at, run->to, NumeralKind::Percent);
        out.rewrites = {{{at, run->to}, rewritten(c, *run) + U"%"}};
        return out;
    }
    if (c.at(run->to) != U'%')
        return std::nullopt;
    return scanned(c, *run, at, run->to + 1, NumeralKind::Percent);
}

std::optional<ScannedNumeral> temperatureAt(const NumeralCursor& c, const NumeralRun& run, int from)
{
    const int unit = c.any(run.to, {U"摄氏度", U"°c", U"度"});
    const bool one = run.length() == 1 && c.at(run.from) == U'一' && from == run.from;
    if (unit == 0 || one || c.any(run.to + unit, {U"电", U"假", U"角", U"数", U"以为", U"转"}) > 0)
        return std::nullopt;
    ScannedNumeral out = scanned(c, run, from, run.to + unit, NumeralKind::Temperature);
    if (from < run.from && out.numeral.value != "0")
        out.numeral.value.insert(0, 1, '-');
    return out;
}

// --- parts of a building
// ----------------------------------------------------------------------------------------------

struct BuildingWord {
    std::u32string_view word;
    NumeralKind kind;
};
constexpr std::array<BuildingWord, 10> kBuildingWords{{
    {U"号楼", NumeralKind::Building},
    {U"#楼", NumeralKind::Building},
    {U"号栋", NumeralKind::Building},
    {U"栋", NumeralKind::Building},
    {U"幢", NumeralKind::Building},
    {U"#", NumeralKind::Building},
    {U"单元", NumeralKind::Unit},
    {U"层", NumeralKind::Floor},
    {U"楼", NumeralKind::Floor},
    {U"室", NumeralKind::Room},
}};

std::optional<ScannedNumeral> buildingPartAt(const NumeralCursor& c, const NumeralRun& run)
{
    if (run.form == Form::Range || run.value > 99999)
        return std::nullopt;
    for (const BuildingWord& word : kBuildingWords) {
        if (!c.has(run.to, word.word))
            continue;
        const int to = run.to + static_cast<int>(word.word.size());
        const bool isHeight = c.at(run.from - 1) == U'共' || c.at(to) == U'高'; // 一共18层
        if (word.kind == NumeralKind::Floor && (run.value > 200 || isHeight))
            return std::nullopt;
        if (word.kind == NumeralKind::Room && run.value < 10)
            return std::nullopt;
        return scanned(c, run, run.from, to, word.kind);
    }
    if (c.at(run.to) == U'座' && !c.in(run.to + 1, U"桥山城楼大塔房厂庙位机谈"))
        return scanned(c, run, run.from, run.to + 1, NumeralKind::Building);
    if (c.at(run.to) == U'房' && run.digits.size() >= 3 && !c.in(run.to + 1, U"子间产屋价款地租东"))
        return scanned(c, run, run.from, run.to + 1, NumeralKind::Room);
    return std::nullopt;
}

/// A座, B2栋, b1层.
std::optional<ScannedNumeral> letteredAt(const NumeralCursor& c, int at)
{
    int to = at + 1;
    while (isDigit(c.at(to)) && to < at + 4)
        ++to;
    std::string value;
    for (int i = at; i < to; ++i)
        value.push_back(static_cast<char>(c.at(i) >= U'a' ? c.at(i) - 32 : c.at(i)));
    if (const int words = c.any(to, {U"号楼", U"座", U"栋", U"幢", U"#楼"}); words > 0)
        return ScannedNumeral{{at, to + words, value, NumeralKind::Building}, {}};
    if (c.at(to) == U'层' && value[0] == 'B' && to > at + 1) {
        value[0] = '-';
        return ScannedNumeral{{at, to + 1, value, NumeralKind::Floor}, {}};
    }
    return std::nullopt;
}

/// 负一楼, 地下二层.
std::optional<ScannedNumeral> basementAt(const NumeralCursor& c, int at)
{
    const int words = c.any(at, {U"负", U"地下"});
    const auto run = words > 0 ? c.whole(at + words, 1, 9) : std::nullopt;
    if (!run || !c.in(run->to, U"楼层"))
        return std::nullopt;
    ScannedNumeral out = scanned(c, *run, at, run->to + 1, NumeralKind::Floor);
    out.numeral.value.insert(0, 1, '-');
    return out;
}

bool isRoomAfter(const NumeralCursor& c, const NumeralRun& run, const Numeral& before)
{
    const bool within = before.kind == NumeralKind::Building || before.kind == NumeralKind::Unit ||
                        before.kind == NumeralKind::Floor;
    const int gap = run.from - before.to;
    const auto size = run.digits.size();
    return within && gap >= 0 && gap <= 1 && (gap == 0 || c.in(before.to, U"的,-、 ")) &&
           size >= 3 && size <= 4 && run.form != Form::Range &&
           !c.in(run.to, U"元块年度个户人平天万");
}

// --- which bare numerals count
// ----------------------------------------------------------------------------------------

/// 六一南路, 五四广场, 七里河, 三中: a digit that begins a name.
bool beginsName(const NumeralCursor& c, const NumeralRun& run)
{
    if (run.ascii || (run.form == Form::Digits && run.digits.size() > 2))
        return false;
    const int to = run.to + (c.in(run.to, U"东西南北中前后大新老小") ? 1 : 0);
    return c.any(to, {U"路",   U"街",   U"大道", U"巷", U"胡同", U"广场", U"桥",   U"河",
                      U"湖",   U"村",   U"镇",   U"乡", U"里河", U"里桥", U"里店", U"里堡",
                      U"里铺", U"里庄", U"里镇", U"坊", U"中学", U"小学", U"医院", U"环",
                      U"节",   U"中",   U"院",   U"厂", U"里街", U"里路"}) > 0 &&
           !c.has(run.to, U"大");
}

bool afterFixedWord(const NumeralCursor& c, int at)
{
    return c.in(at - 1, U"第统唯万同专单之任逐划不初高周期拜老小进其独百千") &&
           !c.endsBefore(at, U"上周") && at > 0;
}

bool hasClassifier(const NumeralCursor& c, const NumeralRun& run)
{
    if (run.length() == 1 && c.at(run.from) == U'一') {
        if (c.any(run.to,
                  {U"年级", U"分钟", U"分钱", U"小时", U"公里", U"平方", U"平米", U"立方"}) > 0)
            return true;
        return c.in(run.to, U"年月日号楼层室栋幢期元毛万天周米斤吨亩岁户") &&
               c.any(run.to, {U"天到晚", U"户一"}) == 0;
    }
    if (c.any(run.to, {U"小时", U"公里", U"公斤", U"平方", U"平米", U"立方", U"分钟", U"毫", U"厘",
                       U"千瓦", U"星期", U"礼拜"}) > 0)
        return true;
    return c.in(run.to, U"个位名户家间套台辆部张条件份次回遍趟批起项层级楼栋幢号室年月日天周岁分秒"
                        U"时点度米斤吨升亩元块毛角"
                        U"倍成期组口根棵颗片瓶箱包袋双对所座处场页章代届班节门段头只把封支人万") &&
           !c.has(run.to, U"分之") && !c.has(run.to, U"面八方");
}

std::optional<ScannedNumeral> plainAt(const NumeralCursor& c, const NumeralRun& run)
{
    if (run.form == Form::Range) {
        if (!run.units && !run.ascii && !hasClassifier(c, run))
            return std::nullopt;
        return scanned(c, run, run.from, run.to, NumeralKind::Approximate);
    }
    if (run.ascii) {
        const bool string = run.digits.size() > 1 && run.digits[0] == '0';
        return scanned(c, run, run.from, run.to,
                       string ? NumeralKind::Digits : NumeralKind::Number);
    }
    if (run.form == Form::Digits && run.digits.size() >= 3)
        return scanned(c, run, run.from, run.to, NumeralKind::Digits);
    if (c.at(run.to) == U'元' && isNoMoney(c, run))
        return std::nullopt;
    const bool lone = run.length() == 1 || (run.form == Form::Digits && run.digits.size() == 2);
    if (!lone)
        return scanned(c, run, run.from, run.to, NumeralKind::Number);
    if (c.any(run.from, {U"十分钟"}) == 0 &&
        c.any(run.from, {U"十分", U"十足", U"十字", U"十里", U"一时"}) > 0)
        return std::nullopt;
    if (!hasClassifier(c, run) || (afterFixedWord(c, run.from) && !c.in(run.to, U"楼栋幢")))
        return std::nullopt;
    return scanned(c, run, run.from, run.to, NumeralKind::Number);
}

std::optional<ScannedNumeral> houseNumberAt(const NumeralCursor& c, const NumeralRun& run)
{
    if (c.at(run.to) != U'号' || run.form == Form::Range || c.in(run.to + 1, U"线机码文令"))
        return std::nullopt;
    return scanned(c, run, run.from, run.to + 1, NumeralKind::RoadNumber);
}

std::optional<ScannedNumeral> ordinalAt(const NumeralCursor& c, int at)
{
    const auto run = c.at(at) == U'第' ? c.run(at + 1, Decimals::Written) : std::nullopt;
    if (!run || run->form == Form::Range)
        return std::nullopt;
    return ScannedNumeral{{at, run->to, formatNumber(run->value), NumeralKind::Ordinal}, {}};
}

class Scanner {
public:
    explicit Scanner(std::u32string_view text) : m_c{text} {}

    std::vector<ScannedNumeral> scan()
    {
        const int size = static_cast<int>(m_c.text.size());
        for (int at = 0; at < size;) {
            const auto found = numeralAt(at);
            if (!found) {
                at = skip(at);
                continue;
            }
            at = found->numeral.to;
            m_out.push_back(*found);
        }
        return std::move(m_out);
    }

private:
    static constexpr std::u32string_view kWordStarts =
        U"第百千万零负地凌清早上今明中正下午傍晚昨当夜深半几数";

    std::optional<ScannedNumeral> numeralAt(int at)
    {
        const char32_t c = m_c.at(at);
        if (isLatin(c))
            return isLatin(m_c.at(at - 1)) || isDigit(m_c.at(at - 1)) ? std::nullopt
                                                                      : letteredAt(m_c, at);
        const bool digit = digitValue(c) >= 0 || unitValue(c) == 10;
        if (!digit && !m_c.in(at, kWordStarts))
            return std::nullopt;
        if (isDigit(c) && isLatin(m_c.at(at - 1)))
            return std::nullopt;
        if (!digit || c == U'零') {
            if (auto found = wordedAt(at))
                return found;
            if (!digit && c != U'几' && c != U'数' && m_c.at(at + 1) != U'把')
                return std::nullopt;
        }
        if (auto found = digit ? longNumberAt(m_c, at) : std::nullopt)
            return found;
        return runAt(at);
    }

    /// Numerals that begin with a word: 第三, 百分之三十, 零下三度, 负一楼, 下午两点.
    std::optional<ScannedNumeral> wordedAt(int at)
    {
        if (m_c.at(at) == U'第')
            return ordinalAt(m_c, at);
        if (m_c.has(at, U"百分之"))
            return percentAt(m_c, at);
        if (const int words = m_c.any(at, {U"零下", U"负"}); words > 0) {
            if (const auto run = m_c.run(at + words)) {
                if (auto found = temperatureAt(m_c, *run, at))
                    return found;
            }
        }
        if (auto found = basementAt(m_c, at))
            return found;
        return dateOrTimeAt(m_c, at);
    }

    std::optional<ScannedNumeral> runAt(int at)
    {
        if (auto found = dateOrTimeAt(m_c, at))
            return found;
        const auto run = m_c.run(at);
        if (!run)
            return std::nullopt;
        if (beginsName(m_c, *run) && m_c.any(run->to, {U"环", U"中"}) == 0)
            return std::nullopt;
        if (!m_out.empty() && isRoomAfter(m_c, *run, m_out.back().numeral)) {
            const int word = m_c.any(run->to, {U"号室", U"室", U"号房", U"房", U"号"});
            return scanned(m_c, *run, at, run->to + word, NumeralKind::Room);
        }
        for (auto* reader : {&buildingPartAt, &houseNumberAt}) {
            if (auto found = reader(m_c, *run))
                return found;
        }
        if (auto found = moneyAt(m_c, *run, at))
            return found;
        if (m_c.at(run->to) == U'%')
            return percentAt(m_c, at);
        if (auto found = temperatureAt(m_c, *run, at))
            return found;
        return beginsName(m_c, *run) ? std::nullopt : plainAt(m_c, *run);
    }

    /// Past a numeral that was left alone, so that 六一 in 六一南路 is not read again from 一.
    int skip(int at) const
    {
        const char32_t c = m_c.at(at);
        if (isDigit(c)) {
            while (isDigit(m_c.at(at)))
                ++at;
            return at;
        }
        if (digitValue(c) < 0 && unitValue(c) != 10)
            return at + 1;
        const auto run = m_c.run(at, Decimals::Written);
        return run ? run->to : at + 1;
    }

    NumeralCursor m_c;
    std::vector<ScannedNumeral> m_out;
};

} // namespace

std::vector<ScannedNumeral> scanNumerals(std::u32string_view text)
{
    return Scanner(text).scan();
}

} // namespace lianxin::text
