#include "models/text/numeral_run.h"

#include "models/base/digit.h"
#include "models/text/utf.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace lianxin::text {

namespace {

constexpr double kMyriad = 1e4;
constexpr int kLongest = 64; ///< characters of one numeral; more is noise

bool isHanDigit(char32_t c)
{
    return digitValue(c) >= 0 && !isDigit(c);
}

class RunReader {
public:
    RunReader(std::u32string_view text, int at, Decimals decimals)
        : m_text(text), m_at(at), m_decimals(decimals)
    {
        m_run.from = at;
    }

    std::optional<NumeralRun> read()
    {
        const char32_t c = at(m_at);
        bool any = false;
        if (isDigit(c))
            any = readAscii();
        else if (c == U'几' || c == U'数')
            any = readSome();
        else if (unitValue(c) >= 100 && at(m_at + 1) == U'把')
            any = readHandful();
        else if (isHanDigit(c) || c == U'十' || c == U'拾')
            any = startsList() ? readList() : readSpoken();
        if (!any)
            return std::nullopt;
        m_run.to = m_at;
        return m_run;
    }

private:
    char32_t at(int i) const
    {
        return i >= 0 && i < static_cast<int>(m_text.size()) ? m_text[static_cast<std::size_t>(i)]
                                                             : U'\0';
    }
    bool full() const { return m_at - m_run.from >= kLongest; }

    /// Two digits in a row that are no pair before a unit (三四百): read one by one.
    bool startsList() const
    {
        if (isHanDigit(at(m_at)) && isDigit(at(m_at + 1)))
            return digitValue(at(m_at + 2)) >= 0;
        if (!isHanDigit(at(m_at)) || !isHanDigit(at(m_at + 1)))
            return false;
        const bool zeroUnit = unitValue(at(m_at + 2)) > 0;
        return !(zeroUnit && isPair(m_at));
    }
    bool isPair(int i) const
    {
        const int first = digitValue(at(i));
        const int second = digitValue(at(i + 1));
        return first > 0 && second == first + 1 && !isHanDigit(at(i + 2)) && !isDigit(at(i + 1));
    }

    bool readAscii()
    {
        m_run.ascii = true;
        double value = readAsciiInteger();
        if (readMixed(value))
            return true;
        if (at(m_at) == U'.' && isDigit(at(m_at + 1))) {
            m_run.digits.clear();
            value += readFraction(m_at + 1);
        }
        m_run.value = value;
        readMultipliers();
        readMore();
        return true;
    }

    /// 50一室, 3零2号: a recogniser that writes some digits of a string as Han. Only where what
    /// follows says that it is a house's or a room's number, so that 3一直 stays 3.
    bool readMixed(double& value)
    {
        constexpr int kMost = 4;
        int to = m_at;
        while (to - m_run.from < kMost && digitValue(at(to)) >= 0 && at(to) != U'两')
            ++to;
        const bool numbers = at(to) == U'室' || at(to) == U'房' || at(to) == U'号' ||
                             at(to) == U'#' || at(to) == U'栋';
        if (to == m_at || !numbers || m_run.digits.empty())
            return false;
        for (; m_at < to; ++m_at) {
            value = value * 10 + digitValue(at(m_at));
            m_run.digits.push_back(static_cast<char>('0' + digitValue(at(m_at))));
        }
        m_run.value = value;
        return true;
    }

    double readAsciiInteger()
    {
        double value = 0;
        while (!full() && (isDigit(at(m_at)) || isThousands())) {
            if (isDigit(at(m_at))) {
                value = value * 10 + digitValue(at(m_at));
                m_run.digits.push_back(static_cast<char>(at(m_at)));
            }
            ++m_at;
        }
        return value;
    }
    bool isThousands() const
    {
        const int lead = m_at - m_run.from;
        if (at(m_at) != U',' || lead == 0)
            return false;
        const bool group = isDigit(at(m_at + 1)) && isDigit(at(m_at + 2)) &&
                           isDigit(at(m_at + 3)) && !isDigit(at(m_at + 4));
        return group && lead <= 3 && at(m_run.from) != U'0';
    }

    double readFraction(int begin)
    {
        double value = 0;
        double scale = 0.1;
        m_at = begin;
        while (!full() && digitValue(at(m_at)) >= 0) {
            value += digitValue(at(m_at)) * scale;
            scale /= 10;
            ++m_at;
        }
        return value;
    }

    void readMultipliers()
    {
        while (!full() && unitValue(at(m_at)) > 0) {
            const double unit = unitValue(at(m_at));
            m_run.value *= unit;
            m_run.units = true;
            m_run.digits.clear();
            ++m_at;
            if (unit >= 100 && digitValue(at(m_at)) > 0 && digitValue(at(m_at + 1)) < 0) {
                const double rest = digitValue(at(m_at));
                const double own = unitValue(at(m_at + 1));
                if (own == 0 && isDigit(at(m_at)) == m_run.ascii) {
                    m_run.value += rest * unit / 10;
                    ++m_at;
                } else if (own > 0 && own < unit) {
                    m_run.value += rest * own;
                    m_at += 2;
                }
            }
        }
    }

    /// 几十, 几百块, 数千: nine times as far as it begins.
    bool readSome()
    {
        double unit = 1;
        int i = m_at + 1;
        for (; unitValue(at(i)) > 0; ++i)
            unit *= unitValue(at(i));
        if (i == m_at + 1)
            return false;
        m_run.form = NumeralRun::Form::Range;
        m_run.value = 2 * unit;
        m_run.high = 9 * unit;
        m_run.units = true;
        m_at = i;
        return true;
    }

    /// 百把人, 千把块, 万把块: about that many and more.
    bool readHandful()
    {
        m_run.form = NumeralRun::Form::Range;
        m_run.value = unitValue(at(m_at));
        m_run.high = -1;
        m_run.units = true;
        m_at += 2;
        return true;
    }

    bool readList()
    {
        while (!full() && digitValue(at(m_at)) >= 0 &&
               !(unitValue(at(m_at + 1)) > 0 && m_at > m_run.from + 1)) {
            m_run.digits.push_back(static_cast<char>('0' + digitValue(at(m_at))));
            ++m_at;
        }
        if (m_run.digits.size() == 2 && isPair(m_run.from)) {
            m_run.form = NumeralRun::Form::Range;
            m_run.value = m_run.digits[0] - '0';
            m_run.high = m_run.digits[1] - '0';
            return true;
        }
        m_run.form = NumeralRun::Form::Digits;
        for (const char c : m_run.digits)
            m_run.value = m_run.value * 10 + (c - '0');
        if (m_decimals == Decimals::Spoken && at(m_at) == U'点' && isHanDigit(at(m_at + 1)) &&
            m_run.digits[0] != '0') {
            m_run.form = NumeralRun::Form::Value;
            m_run.value += readFraction(m_at + 1);
        }
        return true;
    }

    bool readSpoken()
    {
        double total = 0;   // whole myriads
        double section = 0; // below the next 万
        double last = 10;   // the last unit read, for 一千二 = 1200
        bool zero = false;
        while (!full()) {
            const char32_t c = at(m_at);
            if (isHanDigit(c)) {
                if (digitValue(c) == 0 && (isHanDigit(at(m_at + 1)) || at(m_at + 1) == U'十')) {
                    if (!m_run.units)
                        break;
                    zero = true;
                    ++m_at;
                    continue;
                }
                if (!readDigit(section, last, zero))
                    break;
            } else if (c == U'十' || c == U'拾') {
                if (m_at != m_run.from && !zero && section == 0 && total == 0)
                    break;
                section += 10;
                last = 10;
                m_run.units = true;
                ++m_at;
                if (!readTens(section))
                    break;
            } else if (unitValue(c) >= kMyriad && m_at > m_run.from) {
                total = unitValue(c) > kMyriad ? (total + section) * unitValue(c)
                                               : total + section * unitValue(c);
                section = 0;
                last = unitValue(c);
                m_run.units = true;
                zero = false;
                ++m_at;
            } else {
                break;
            }
            if (m_run.form == NumeralRun::Form::Range && unitValue(at(m_at)) < kMyriad)
                break;
        }
        finish(total + section);
        return m_at > m_run.from;
    }

    /// One digit and its unit: 三百, 三四百, a closing 二 after 千.
    bool readDigit(double& section, double& last, bool zero)
    {
        const int digit = digitValue(at(m_at));
        if (isHanDigit(at(m_at + 1)) && !(m_run.units && isPerUnit(m_text, m_at + 1))) {
            if (!isPair(m_at) || unitValue(at(m_at + 2)) == 0 || digit == 0)
                return false;
            const double unit = unitValue(at(m_at + 2));
            m_run.form = NumeralRun::Form::Range;
            m_spread = unit;
            section += digit * unit;
            m_run.units = true;
            m_at += 3;
            return true;
        }
        const double unit = unitValue(at(m_at + 1));
        if (unit > 0 && unit < kMyriad && (unit < last || last >= kMyriad || !m_run.units)) {
            section += digit * unit;
            last = unit;
            m_run.units = true;
            m_at += 2;
            return unit == 10 ? readTens(section) : true;
        }
        if (unit > 0 && unit < kMyriad)
            return false;
        const bool closes = m_run.units && !zero && last >= 100 && unit == 0;
        section += closes ? digit * last / 10 : digit;
        ++m_at;
        return unit >= kMyriad;
    }

    /// After 十: nothing, one digit (十七) or a pair (十七八).
    bool readTens(double& section)
    {
        if (!isHanDigit(at(m_at)) || digitValue(at(m_at)) == 0 ||
            (unitValue(at(m_at + 1)) > 0 && unitValue(at(m_at + 1)) < kMyriad))
            return unitValue(at(m_at)) >= kMyriad;
        const int digit = digitValue(at(m_at));
        if (isPair(m_at)) {
            m_run.form = NumeralRun::Form::Range;
            m_spread = 1;
            section += digit;
            m_at += 2;
            return unitValue(at(m_at)) >= kMyriad;
        }
        section += digit;
        ++m_at;
        return unitValue(at(m_at)) >= kMyriad;
    }

    void finish(double value)
    {
        m_run.value = value;
        if (m_run.form == NumeralRun::Form::Range) {
            m_run.high = value + m_spread;
            return;
        }
        if (m_decimals == Decimals::Spoken && at(m_at) == U'点' && isHanDigit(at(m_at + 1)) &&
            (unitValue(at(m_at + 2)) == 0 || unitValue(at(m_at + 2)) >= kMyriad)) {
            m_run.value += readFraction(m_at + 1);
            readMultipliers();
        }
        if (!m_run.units && m_at - m_run.from == 1)
            m_run.digits.assign(1, static_cast<char>('0' + digitValue(at(m_run.from))));
        readMore();
    }

    /// 多, 余, 来, 几, 出头 after a unit: open upwards. 十几 ends at 19.
    void readMore()
    {
        const char32_t c = at(m_at);
        const bool round =
            m_run.units || (m_run.ascii && m_run.value >= 10 && std::fmod(m_run.value, 10) == 0);
        if (!round || m_run.form == NumeralRun::Form::Range)
            return;
        if (c == U'出' && at(m_at + 1) == U'头') {
            m_run.form = NumeralRun::Form::Range;
            m_run.high = -1;
            m_at += 2;
        } else if (c == U'多' || c == U'余' || c == U'来' || c == U'几') {
            m_run.form = NumeralRun::Form::Range;
            m_run.high = c == U'几' && m_run.value < 100 ? m_run.value + 9 : -1;
            ++m_at;
            double unit = 1;
            for (; unitValue(at(m_at)) >= kMyriad; ++m_at)
                unit *= unitValue(at(m_at));
            m_run.value *= unit;
            if (m_run.high > 0)
                m_run.high *= unit;
        }
    }

    std::u32string_view m_text;
    int m_at;
    Decimals m_decimals;
    double m_spread = 0;
    NumeralRun m_run;
};

} // namespace

int digitValue(char32_t c)
{
    switch (c) {
    case U'○':
        return 0;
    case U'壹':
        return 1;
    case U'贰':
        return 2;
    case U'叁':
        return 3;
    case U'肆':
        return 4;
    case U'伍':
        return 5;
    case U'陆':
        return 6;
    case U'柒':
        return 7;
    case U'捌':
        return 8;
    case U'玖':
        return 9;
    default:
        return digitOf(c);
    }
}

double unitValue(char32_t c)
{
    switch (c) {
    case U'十':
    case U'拾':
        return 10;
    case U'百':
    case U'佰':
        return 100;
    case U'千':
    case U'仟':
        return 1000;
    case U'万':
    case U'萬':
        return 1e4;
    case U'亿':
    case U'億':
        return 1e8;
    default:
        return 0;
    }
}

bool isPerUnit(std::u32string_view text, int at)
{
    constexpr std::u32string_view kUnits = U"平小学个年吨次位斤天度月户人张方立米桶趟晚桌";
    const auto from = static_cast<std::size_t>(std::max(at, 0));
    return from + 1 < text.size() && text[from] == U'一' &&
           kUnits.find(text[from + 1]) != std::u32string_view::npos;
}

std::optional<NumeralRun> numeralRunAt(std::u32string_view text, int at, Decimals decimals)
{
    return RunReader(text, at, decimals).read();
}

std::string formatNumber(double value)
{
    char buffer[64];
    const double rounded = std::round(value * 1e4) / 1e4;
    const int length =
        std::snprintf(buffer, sizeof buffer, "%.4f",
                      std::fabs(rounded) < 1e15 ? rounded : std::copysign(1e15, value));
    std::string out(buffer, static_cast<std::size_t>(length));
    while (out.back() == '0')
        out.pop_back();
    if (out.back() == '.')
        out.pop_back();
    return out == "-0" ? "0" : out;
}

} // namespace lianxin::text
