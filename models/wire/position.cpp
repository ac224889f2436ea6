#include "models/wire/position.h"

#include <algorithm>

namespace lianxin::wire {

std::string positionOf(std::string_view text, std::size_t byte)
{
    const auto before = text.substr(0, std::min(byte, text.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto lastBreak = before.rfind('\n');
    const auto tail = lastBreak == std::string_view::npos ? before : before.substr(lastBreak + 1);
    const auto column = 1 + std::count_if(tail.begin(), tail.end(), [](char c) {
                            return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
                        });
    return std::to_string(line) + ":" + std::to_string(column);
}

} // namespace lianxin::wire
