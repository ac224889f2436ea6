#include "models/text/utf.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace lianxin::text {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

char32_t next(std::string_view utf8, int32_t& at)
{
    const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
    const auto size = static_cast<int32_t>(utf8.size());
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, size, c);
    return static_cast<char32_t>(c);
}

bool valid(char32_t c)
{
    return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

} // namespace

std::u32string toUtf32(std::string_view utf8)
{
    std::u32string out;
    out.reserve(utf8.size() / 2);
    const auto size = static_cast<int32_t>(utf8.size());
    for (int32_t at = 0; at < size;)
        out.push_back(next(utf8, at));
    return out;
}

std::string toUtf8(std::u32string_view text)
{
    std::string out;
    out.reserve(text.size() * 3);
    for (char32_t c : text) {
        if (!valid(c))
            c = kReplacement;
        if (c < 0x80) {
            out.push_back(static_cast<char>(c));
        } else if (c < 0x800) {
            out.push_back(static_cast<char>(0xC0 | (c >> 6)));
            out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
        } else if (c < 0x10000) {
            out.push_back(static_cast<char>(0xE0 | (c >> 12)));
            out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
            out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
        } else {
            out.push_back(static_cast<char>(0xF0 | (c >> 18)));
            out.push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3F)));
            out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
            out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
        }
    }
    return out;
}

std::u16string toUtf16(std::u32string_view text)
{
    std::u16string out;
    out.reserve(text.size());
    for (char32_t c : text) {
        if (!valid(c))
            c = kReplacement;
        if (c < 0x10000) {
            out.push_back(static_cast<char16_t>(c));
        } else {
            out.push_back(static_cast<char16_t>(U16_LEAD(c)));
            out.push_back(static_cast<char16_t>(U16_TRAIL(c)));
        }
    }
    return out;
}

std::u32string fromUtf16(std::u16string_view text)
{
    std::u32string out;
    out.reserve(text.size());
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U16_NEXT_OR_FFFD(text.data(), at, size, c);
        out.push_back(static_cast<char32_t>(c));
    }
    return out;
}

int length(std::string_view utf8)
{
    int count = 0;
    const auto size = static_cast<int32_t>(utf8.size());
    for (int32_t at = 0; at < size; ++count)
        next(utf8, at);
    return count;
}

std::string slice(std::string_view utf8, Span span)
{
    const auto size = static_cast<int32_t>(utf8.size());
    int32_t at = 0;
    int count = 0;
    while (at < size && count < span.from) {
        next(utf8, at);
        ++count;
    }
    const int32_t begin = at;
    while (at < size && count < span.to) {
        next(utf8, at);
        ++count;
    }
    return std::string(
        utf8.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin)));
}

std::u32string_view slice(std::u32string_view text, Span span)
{
    const int size = static_cast<int>(text.size());
    const int from = std::clamp(span.from, 0, size);
    const int to = std::clamp(span.to, from, size);
    return text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
}

bool isHan(char32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == U'〇' ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool isLatin(char32_t c)
{
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool isSpace(char32_t c)
{
    if (c < 0x80)
        return c == U' ' || (c >= 0x09 && c <= 0x0D);
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool isInvisible(char32_t c)
{
    if (c >= 0x20 && c < 0x7F)
        return false;
    return !isHan(c) &&
           (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_CC_MASK | U_GC_CF_MASK)) != 0;
}

bool isPunctuation(char32_t c)
{
    if (c < 0x80)
        return c > 0x20 && c < 0x7F && !isDigit(c) && !isLatin(c);
    if (isHan(c))
        return false;
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
    return (mask & (U_GC_P_MASK | U_GC_S_MASK)) != 0 || c == kReplacement;
}

} // namespace lianxin::text
