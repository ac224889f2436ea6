#include "models/text/ngrams.h"
#include "models/text/numerals.h"

#include <cstdint>
#include <cstdlib>

/// Any bytes: spans stay ordered, disjoint and inside the text; the rewriting's map leads back into
/// it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const int length = lianxin::text::length(input);
    int last = 0;
    for (const auto& numeral : lianxin::text::numerals(input)) {
        if (numeral.from < last || numeral.to <= numeral.from || numeral.to > length ||
            numeral.value.empty())
            std::abort();
        last = numeral.to;
    }
    const auto digits = lianxin::text::digits(input);
    if (digits.source.size() != digits.text.size() + 1 || digits.source.back() != length)
        std::abort();
    const auto corrected =
        lianxin::text::corrected(lianxin::text::normalise(input, lianxin::text::Fillers::Drop));
    if (corrected.source.size() != corrected.text.size() + 1)
        std::abort();
    return 0;
}
