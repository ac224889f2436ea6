#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lianxin::text {

/// An uninterrupted numeral without the words around it: 一千二百, 五零一, 3.5万, 七八.
struct NumeralRun {
    enum class Form {
        Value,  ///< spoken with units, or ASCII: `value`
        Digits, ///< read digit by digit: `digits`, zeros kept
        Range   ///< 七八, 几十, 两千多: `value` to `high`; `high` < 0 where open (2000+)
    };
    int from = 0;
    int to = 0;
    Form form = Form::Value;
    double value = 0;
    double high = 0;
    std::string digits; ///< of Digits, and of plain ASCII integers
    bool ascii = false; ///< begins with an ASCII digit
    bool units = false; ///< has 十 百 千 万 亿
    int length() const { return to - from; }
};

/// 0–9 for digits as they are said or written, those of cheques (壹, 贰) too; -1 for anything else.
int digitValue(char32_t c);
/// 10 for 十 … 100000000 for 亿, 0 for anything else.
double unitValue(char32_t c);

/// 一平米, 一小时, 一学期 at `at`: what an amount before it is for, and no digit of the amount.
bool isPerUnit(std::u32string_view text, int at);

/// The numeral that begins at `at`, if one does. A decimal 点 is taken only before digits and where
/// `decimals` allows.
enum class Decimals { Spoken, Written };
std::optional<NumeralRun> numeralRunAt(std::u32string_view text, int at,
                                       Decimals decimals = Decimals::Spoken);

/// At most four decimals, no trailing zeros, no exponent.
std::string formatNumber(double value);

} // namespace lianxin::text
