#include "models/text/spoken.h"

#include "models/text/simplified.h"

#include <algorithm>

namespace lianxin::text {

namespace {

bool isMark(char32_t c)
{
    return isPunctuation(c) || c == U'\n';
}

/// Of 三号楼,,二单元 one mark is enough: what stood between them is gone.
std::vector<Span> doubledMarks(std::u32string_view text)
{
    std::vector<Span> marks;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == U',' && (i == 0 || text[i - 1] == U','))
            marks.push_back({static_cast<int>(i), static_cast<int>(i) + 1});
    return marks;
}

} // namespace

Normalised spoken(std::string_view utf8)
{
    Normalised whole = normalise(utf8);
    simplify(whole.text);
    auto dropped = fillers(whole.text);
    std::erase_if(dropped, [&](const Span& span) {
        const auto next = static_cast<std::size_t>(span.to);
        return next < whole.text.size() && (whole.text[next] == U'不' || whole.text[next] == U'没');
    });
    if (dropped.empty())
        return whole;
    Normalised out = without(whole, dropped);
    if (std::all_of(out.text.begin(), out.text.end(), isMark))
        return whole;
    return without(out, doubledMarks(out.text));
}

} // namespace lianxin::text
