#pragma once

#include <string>
#include <string_view>

/// UTF-8 in and out. Every offset in this folder counts Unicode code points, never bytes.
namespace lianxin::text {

/// A half-open range of code points.
struct Span {
    int from = 0;
    int to = 0;
    int size() const { return to - from; }
    bool empty() const { return to <= from; }
    bool overlaps(Span other) const { return from < other.to && other.from < to; }
    bool operator==(const Span&) const = default;
};

/// Invalid bytes become U+FFFD, one for each ill-formed sequence, so offsets stay defined for any
/// input.
std::u32string toUtf32(std::string_view utf8);
/// Surrogates and values beyond U+10FFFF become U+FFFD.
std::string toUtf8(std::u32string_view text);
/// UTF-16 for Qt's and ICU's edges, and back; a lone surrogate becomes U+FFFD.
std::u16string toUtf16(std::u32string_view text);
std::u32string fromUtf16(std::u16string_view text);

/// Number of code points `toUtf32` would give.
int length(std::string_view utf8);
/// The code points [from, to), clamped to the text.
std::string slice(std::string_view utf8, Span span);
std::u32string_view slice(std::u32string_view text, Span span);

bool isHan(char32_t c);
bool isDigit(char32_t c); ///< ASCII 0-9
bool isLatin(char32_t c); ///< ASCII letters
bool isSpace(char32_t c);
/// Control and format characters: NUL, zero widths, marks and overrides of the writing direction.
bool isInvisible(char32_t c);
bool isPunctuation(char32_t c); ///< ASCII and CJK marks, symbols, emoji: nothing a word is made of

} // namespace lianxin::text
