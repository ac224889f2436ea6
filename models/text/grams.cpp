#include "models/text/grams.h"

#include <algorithm>

namespace lianxin::text {

std::vector<Gram> grams(std::u32string_view normalised, GramRange range)
{
    std::vector<std::uint32_t> keys;
    keys.reserve(normalised.size() * static_cast<std::size_t>(std::max(range.longest, 1)));
    eachGram(normalised, range, [&](std::uint32_t key, int, int) { keys.push_back(key); });
    std::sort(keys.begin(), keys.end());
    std::vector<Gram> out;
    for (const auto key : keys) {
        if (out.empty() || out.back().key != key)
            out.push_back({key, 0});
        ++out.back().count;
    }
    return out;
}

} // namespace lianxin::text
