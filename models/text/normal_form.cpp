#include "models/text/normal_form.h"

#include "models/text/numeral_run.h"

#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace lianxin::text {

namespace {

constexpr bool isPlainHan(char32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

bool isLineBreak(char32_t c)
{
    return c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029 || c == 0x0B || c == 0x0C;
}

/// NFKC and case folding of one code point by ICU, appended to `out`.
void appendFolded(char32_t c, std::u32string& out)
{
    UErrorCode error = U_ZERO_ERROR;
    static const UNormalizer2* const normalizer = unorm2_getNFKCCasefoldInstance(&error);
    std::array<UChar, 2> in{};
    int32_t length = 0;
    U16_APPEND_UNSAFE(in.data(), length, static_cast<UChar32>(c));
    std::array<UChar, 64> result{};
    error = U_ZERO_ERROR;
    const int32_t size = normalizer == nullptr
                             ? 0
                             : unorm2_normalize(normalizer, in.data(), length, result.data(),
                                                static_cast<int32_t>(result.size()), &error);
    if (normalizer == nullptr || U_FAILURE(error)) {
        out.push_back(c);
        return;
    }
    out += fromUtf16(std::u16string_view(result.data(), static_cast<std::size_t>(size)));
}

class Writer {
public:
    explicit Writer(std::size_t expected)
    {
        m_out.text.reserve(expected);
        m_out.source.reserve(expected + 1);
    }

    void put(char32_t c, int source)
    {
        flushGap(c);
        m_out.text.push_back(c);
        m_out.source.push_back(source);
    }

    void gap(char32_t kind, int source)
    {
        if (m_gap == U'\n')
            return;
        if (m_gap == 0 || kind == U'\n') {
            m_gap = kind;
            m_gapSource = source;
        }
    }

    Normalised finish(int length)
    {
        m_out.source.push_back(length);
        return std::move(m_out);
    }

private:
    /// A blank is only worth keeping between two Latin words or numbers; a line break always, as it
    /// ends a clause.
    void flushGap(char32_t next)
    {
        if (m_gap == 0)
            return;
        const char32_t gap = m_gap;
        m_gap = 0;
        if (m_out.text.empty())
            return;
        const char32_t last = m_out.text.back();
        if (gap == U' ' &&
            (isHan(last) || isHan(next) || isPunctuation(last) || isPunctuation(next)))
            return;
        m_out.text.push_back(gap);
        m_out.source.push_back(m_gapSource);
    }

    Normalised m_out;
    char32_t m_gap = 0;
    int m_gapSource = 0;
};

void write(char32_t c, int source, Writer& writer, std::u32string& scratch)
{
    if (isPlainHan(c) || (c > 0x20 && c < U'A') || (c > U'Z' && c < 0x7F) ||
        (c >= 0x3001 && c <= 0x3002)) {
        writer.put(c, source);
    } else if (c >= U'A' && c <= U'Z') {
        writer.put(c + 32, source);
    } else if (c > 0xFF00 && c < 0xFF5F) {
        const char32_t half = c - 0xFEE0;
        writer.put(half >= U'A' && half <= U'Z' ? half + 32 : half, source);
    } else if (isLineBreak(c)) {
        writer.gap(U'\n', source);
    } else if (isSpace(c) || c < 0x20 || (c >= 0x7F && c <= 0x9F)) {
        writer.gap(U' ', source);
    } else if (isInvisible(c)) {
        return;
    } else {
        scratch.clear();
        appendFolded(c, scratch);
        for (const char32_t folded : scratch) {
            if (isSpace(folded))
                writer.gap(U' ', source);
            else
                writer.put(folded, source);
        }
    }
}

bool startsWith(std::u32string_view text, int at, std::u32string_view word)
{
    return text.substr(static_cast<std::size_t>(at)).starts_with(word);
}

bool anyOf(char32_t c, std::u32string_view set)
{
    return set.find(c) != std::u32string_view::npos;
}

/// Finds the fillers of one text from left to right.
class FillerFinder {
public:
    explicit FillerFinder(std::u32string_view text)
        : m_text(text), m_size(static_cast<int>(text.size()))
    {}

    std::vector<Span> find()
    {
        for (int at = 0; at < m_size;) {
            const int length = std::max({sound(at), phrase(at), stutter(at)});
            if (length == 0) {
                ++at;
                continue;
            }
            add({at, at + length});
            at += length;
        }
        return std::move(m_found);
    }

private:
    bool pauseBefore(int at) const
    {
        return at == 0 || isPunctuation(m_text[static_cast<std::size_t>(at - 1)]) ||
               m_text[static_cast<std::size_t>(at - 1)] == U'\n' ||
               (!m_found.empty() && m_found.back().to == at);
    }
    bool pauseAfter(int at) const
    {
        return at >= m_size || isPunctuation(m_text[static_cast<std::size_t>(at)]) ||
               m_text[static_cast<std::size_t>(at)] == U'\n';
    }

    int sound(int at) const
    {
        const char32_t c = m_text[static_cast<std::size_t>(at)];
        if (anyOf(c, U"嗯呃唔哦噢喔诶欸哎唉呣嗳"))
            return 1;
        if (anyOf(c, U"啊呀额呐") && pauseBefore(at) && c != U'呀')
            return 1;
        const bool instrument = at > 0 && m_text[static_cast<std::size_t>(at - 1)] == U'唢';
        if (anyOf(c, U"啊呀嘛呢哈啦哟呐") && pauseAfter(at + 1) && at > 0 && !instrument)
            return 1;
        return 0;
    }

    int phrase(int at) const
    {
        static constexpr std::array<std::u32string_view, 12> kAlways{
            U"就是说呢", U"就是说",   U"怎么说呢", U"你知道吗", U"你知道吧", U"我跟你说",
            U"反正就是", U"也就是说", U"这么说吧", U"那什么",   U"怎么讲呢", U"是这样的"};
        for (const auto word : kAlways) {
            if (startsWith(m_text, at, word) &&
                (pauseBefore(at) || pauseAfter(at + static_cast<int>(word.size()))))
                return static_cast<int>(word.size());
        }
        for (const std::u32string_view word : {U"那个", U"这个", U"然后", U"就是"}) {
            if (startsWith(m_text, at, word) && pauseBefore(at) && hesitates(at + 2))
                return 2;
        }
        return 0;
    }

    /// After 那个 comes a pause, another filler or a new start (我, 你, 就): then it pointed at
    /// nothing.
    bool hesitates(int at) const
    {
        if (pauseAfter(at) || anyOf(m_text[static_cast<std::size_t>(at)], U"嗯呃哦啊我你您他她咱"))
            return true;
        return startsWith(m_text, at, U"那个") || startsWith(m_text, at, U"这个") ||
               startsWith(m_text, at, U"就是");
    }

    /// Length of the first copy of something said twice by accident; only that is dropped.
    int stutter(int at) const
    {
        const char32_t c = m_text[static_cast<std::size_t>(at)];
        const bool word =
            c == U'在' && at > 0 && anyOf(m_text[static_cast<std::size_t>(at - 1)], U"现正实存所");
        if (!word && at + 1 < m_size && m_text[static_cast<std::size_t>(at) + 1] == c &&
            anyOf(c, U"我你您他她它在就是有要不没这那都也还从到跟和把被给因但所"))
            return 1;
        for (int length = 6; length >= 2; --length) {
            if (repeats(at, length) && (length >= 3 || isFunctionWord(at)))
                return length;
        }
        return 0;
    }

    bool repeats(int at, int length) const
    {
        if (at + 2 * length > m_size)
            return false;
        const auto first =
            m_text.substr(static_cast<std::size_t>(at), static_cast<std::size_t>(length));
        return first == m_text.substr(static_cast<std::size_t>(at) + first.size(),
                                      static_cast<std::size_t>(length)) &&
               std::all_of(first.begin(), first.end(), isHan) &&
               !std::all_of(first.begin(), first.end(),
                            [](char32_t c) { return digitValue(c) >= 0; }) &&
               !std::all_of(first.begin(), first.end(), [&](char32_t c) { return c == first[0]; });
    }

    bool isFunctionWord(int at) const
    {
        static constexpr std::array<std::u32string_view, 26> kWords{
            U"这个", U"那个", U"就是", U"我们", U"他们", U"你们", U"我想", U"我是", U"然后",
            U"但是", U"因为", U"所以", U"没有", U"不是", U"现在", U"可以", U"怎么", U"什么",
            U"我家", U"我这", U"这边", U"他说", U"还有", U"如果", U"已经", U"小区"};
        return std::any_of(kWords.begin(), kWords.end(),
                           [&](auto word) { return startsWith(m_text, at, word); });
    }

    void add(Span span)
    {
        if (!m_found.empty() && m_found.back().to == span.from)
            m_found.back().to = span.to;
        else
            m_found.push_back(span);
    }

    std::u32string_view m_text;
    int m_size;
    std::vector<Span> m_found;
};

} // namespace

Span Normalised::original(Span span) const
{
    const int last = static_cast<int>(source.size()) - 1;
    if (last < 0)
        return {};
    const int from = std::clamp(span.from, 0, last);
    const int to = std::clamp(span.to, from, last);
    const int begin = source[static_cast<std::size_t>(from)];
    if (to == from)
        return {begin, begin};
    return {begin, std::min(source[static_cast<std::size_t>(to - 1)] + 1, source.back())};
}

std::string legible(std::string_view utf8)
{
    std::u32string out;
    for (const char32_t c : toUtf32(utf8))
        if (isLineBreak(c))
            out.push_back(U' ');
        else if (!isInvisible(c))
            out.push_back(c);
    return toUtf8(out);
}

std::string Normalised::utf8() const
{
    return toUtf8(text);
}

Normalised normalise(std::u32string_view text, Fillers mode)
{
    Writer writer(text.size());
    std::u32string scratch;
    for (std::size_t i = 0; i < text.size(); ++i)
        write(text[i], static_cast<int>(i), writer, scratch);
    Normalised out = writer.finish(static_cast<int>(text.size()));
    return mode == Fillers::Keep ? out : without(out, fillers(out.text));
}

Normalised normalise(std::string_view utf8, Fillers mode)
{
    return normalise(toUtf32(utf8), mode);
}

std::vector<Span> fillers(std::u32string_view text)
{
    return FillerFinder(text).find();
}

Normalised without(const Normalised& text, const std::vector<Span>& spans)
{
    Normalised out;
    out.text.reserve(text.text.size());
    out.source.reserve(text.source.size());
    auto span = spans.begin();
    for (int i = 0; i < text.size(); ++i) {
        while (span != spans.end() && span->to <= i)
            ++span;
        if (span != spans.end() && i >= span->from)
            continue;
        out.text.push_back(text.text[static_cast<std::size_t>(i)]);
        out.source.push_back(text.source[static_cast<std::size_t>(i)]);
    }
    out.source.push_back(text.source.empty() ? 0 : text.source.back());
    return out;
}

} // namespace lianxin::text
