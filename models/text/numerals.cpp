#include "models/text/numerals.h"

#include "models/text/numeral_scanner.h"

namespace lianxin::text {

namespace {

/// Characters of the rewritten numeral lead to the old ones in step: the first to the first, the
/// last to the last.
int stepped(std::size_t i, std::size_t fresh, Span old)
{
    if (fresh <= 1)
        return old.from;
    return old.from + static_cast<int>(i * static_cast<std::size_t>(old.size() - 1) / (fresh - 1));
}

void copy(const Normalised& text, int from, int to, Normalised& out)
{
    for (int i = from; i < to; ++i) {
        out.text.push_back(text.text[static_cast<std::size_t>(i)]);
        out.source.push_back(text.source[static_cast<std::size_t>(i)]);
    }
}

} // namespace

std::vector<Numeral> numerals(std::u32string_view normalised)
{
    std::vector<Numeral> out;
    for (ScannedNumeral& found : scanNumerals(normalised))
        out.push_back(std::move(found.numeral));
    return out;
}

std::vector<Numeral> numerals(std::string_view utf8)
{
    const Normalised text = normalise(utf8);
    std::vector<Numeral> found = numerals(text.text);
    std::vector<Numeral> out;
    for (Numeral& numeral : found) {
        const Span span = text.original({numeral.from, numeral.to});
        numeral.from = span.from;
        numeral.to = span.to;
        // ¼ is one character and two numerals of the normal form: the first stands for it.
        if (out.empty() || span.from >= out.back().to)
            out.push_back(std::move(numeral));
    }
    return out;
}

Normalised digits(const Normalised& text)
{
    Normalised out;
    int at = 0;
    for (const ScannedNumeral& found : scanNumerals(text.text)) {
        for (const Rewrite& rewrite : found.rewrites) {
            copy(text, at, rewrite.span.from, out);
            for (std::size_t i = 0; i < rewrite.digits.size(); ++i) {
                const int old = stepped(i, rewrite.digits.size(), rewrite.span);
                out.text.push_back(rewrite.digits[i]);
                out.source.push_back(text.source[static_cast<std::size_t>(old)]);
            }
            at = rewrite.span.to;
        }
    }
    copy(text, at, text.size(), out);
    out.source.push_back(text.source.empty() ? 0 : text.source.back());
    return out;
}

Normalised digits(std::string_view utf8)
{
    return digits(normalise(utf8));
}

} // namespace lianxin::text
