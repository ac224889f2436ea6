#include "models/base/telephone.h"

#include <algorithm>

namespace lianxin {

namespace {

constexpr std::size_t kMobile = 11;

bool isMobile(std::string_view digits)
{
    return digits.size() == kMobile && digits[0] == '1' && digits[1] >= '3';
}

/// As dialled from abroad, where the area code stands without its 0.
std::string atHome(std::string_view digits)
{
    constexpr std::size_t kShortestWithArea = 9;
    const bool withoutZero =
        digits.size() >= kShortestWithArea && digits[0] != '0' && !isMobile(digits);
    return (withoutZero ? "0" : "") + std::string(digits);
}

} // namespace

std::string plainNumber(std::string_view written)
{
    constexpr std::string_view kBetween = " -().";
    std::string digits;
    for (const char c : written)
        if ((c >= '0' && c <= '9') || (c == '+' && digits.empty()))
            digits += c;
        else if (kBetween.find(c) == std::string_view::npos)
            return std::string(written);
    const std::string_view number = digits;
    for (const std::string_view code : {"+86", "0086"})
        if (number.starts_with(code) && number.size() > code.size())
            return atHome(number.substr(code.size()));
    for (const std::string_view before : {"86", "0"})
        if (number.starts_with(before) && isMobile(number.substr(before.size())))
            return std::string(number.substr(before.size()));
    return digits;
}

} // namespace lianxin
