#include "models/text/ngrams.h"

namespace lianxin::text {

namespace {

bool isWord(char32_t c)
{
    return !isHan(c) && !isPunctuation(c) && !isSpace(c);
}

enum class Singles { Keep, Leave };

template <class Emit> void eachTerm(std::u32string_view text, Singles singles, Emit emit)
{
    const int size = static_cast<int>(text.size());
    for (int i = 0; i < size;) {
        const char32_t c = text[static_cast<std::size_t>(i)];
        if (isHan(c)) {
            if (singles == Singles::Keep)
                emit(Span{i, i + 1});
            if (i + 1 < size && isHan(text[static_cast<std::size_t>(i + 1)]))
                emit(Span{i, i + 2});
            ++i;
        } else if (isWord(c)) {
            int end = i + 1;
            while (end < size && isWord(text[static_cast<std::size_t>(end)]))
                ++end;
            emit(Span{i, end});
            i = end;
        } else {
            ++i;
        }
    }
}

std::vector<std::string> texts(std::string_view utf8, Singles singles)
{
    const Normalised text = normalise(utf8);
    std::vector<std::string> out;
    out.reserve(text.text.size() * 2);
    eachTerm(text.text, singles, [&](Span span) { out.push_back(toUtf8(slice(text.text, span))); });
    return out;
}

} // namespace

std::vector<Term> terms(std::string_view utf8)
{
    const Normalised text = normalise(utf8);
    std::vector<Term> out;
    out.reserve(text.text.size() * 2);
    eachTerm(text.text, Singles::Keep, [&](Span span) {
        out.push_back({toUtf8(slice(text.text, span)), text.original(span)});
    });
    return out;
}

std::vector<std::string> termTexts(std::string_view utf8)
{
    return texts(utf8, Singles::Keep);
}

std::vector<std::string> bigrams(std::string_view utf8)
{
    return texts(utf8, Singles::Leave);
}

std::vector<Span> clauses(std::u32string_view text)
{
    std::vector<Span> out;
    int begin = 0;
    const int size = static_cast<int>(text.size());
    for (int i = 0; i <= size; ++i) {
        const bool mark =
            i == size || text[static_cast<std::size_t>(i)] == U'\n' ||
            (isPunctuation(text[static_cast<std::size_t>(i)]) &&
             std::u32string_view(U",，.。;；!！?？、:：…~—")
                     .find(text[static_cast<std::size_t>(i)]) != std::u32string_view::npos);
        const bool decimal =
            !mark ? false
                  : i > 0 && i + 1 < size && isDigit(text[static_cast<std::size_t>(i - 1)]) &&
                        isDigit(text[static_cast<std::size_t>(i + 1)]) &&
                        std::u32string_view(U".,:").find(text[static_cast<std::size_t>(i)]) !=
                            std::u32string_view::npos;
        if (!mark || decimal)
            continue;
        if (i > begin)
            out.push_back({begin, i});
        begin = i + 1;
    }
    return out;
}

} // namespace lianxin::text
