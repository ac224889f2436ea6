#include "models/base/personal.h"

namespace lianxin {

std::string masked(const std::string& number)
{
    constexpr std::size_t kHead = 3;
    constexpr std::size_t kTail = 4;
    if (number.size() <= kHead + kTail)
        return std::string(number.size(), '*');
    return number.substr(0, kHead) + std::string(number.size() - kHead - kTail, '*') +
           number.substr(number.size() - kTail);
}

} // namespace lianxin
