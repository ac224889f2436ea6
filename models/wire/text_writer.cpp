#include "models/wire/text_writer.h"

#include <simdjson.h>

#include <charconv>
#include <cmath>
#include <cstring>

namespace lianxin::wire {

namespace {

constexpr std::uint64_t everyByte(unsigned char byte)
{
    return 0x0101010101010101ULL * byte;
}

/// Whether none of the eight bytes is a quote, a backslash or a control character.
bool areEightPlain(const char* at)
{
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    const auto hasZero = [](std::uint64_t v) { return (v - everyByte(1)) & ~v; };
    const auto odd = ((bytes - everyByte(0x20)) & ~bytes) | hasZero(bytes ^ everyByte('"')) |
                     hasZero(bytes ^ everyByte('\\'));
    return (odd & everyByte(0x80)) == 0;
}

bool isAscii(std::string_view text)
{
    std::uint64_t all = 0;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data() + i, sizeof bytes);
        all |= bytes;
    }
    for (; i < text.size(); ++i)
        all |= static_cast<unsigned char>(text[i]);
    return (all & everyByte(0x80)) == 0;
}

/// How far well-formed text stands between quotes as it is: to the first quote, backslash or
/// control character.
std::size_t plainLength(std::string_view text)
{
    std::size_t i = 0;
    while (i + 8 <= text.size() && areEightPlain(text.data() + i))
        i += 8;
    const auto isPlain = [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
    };
    while (i < text.size() && isPlain(text[i]))
        ++i;
    return i;
}

/// The usual escapes; empty for what is rare.
std::string_view escapeOf(char c)
{
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\t':
        return "\\t";
    default:
        return {};
    }
}

} // namespace

void TextWriter::text(std::string_view value)
{
    if (!isAscii(value) && !simdjson::validate_utf8(value))
        return tree(std::string(value));
    const auto before = m_size;
    put('"');
    for (auto rest = value;;) {
        const auto plain = plainLength(rest);
        put(rest.substr(0, plain));
        if (plain == rest.size())
            break;
        const auto escape = escapeOf(rest[plain]);
        if (escape.empty()) {
            m_size = before;
            return tree(std::string(value));
        }
        put(escape);
        rest.remove_prefix(plain + 1);
    }
    put('"');
}

void TextWriter::number(std::int64_t value)
{
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    put({digits.data(), end});
}

/// The library's own shortest digits, without its serializer around them.
void TextWriter::number(double value)
{
    if (!std::isfinite(value))
        return tree(value);
    std::array<char, 64> digits;
    char* const begin = digits.data();
    put({begin, nlohmann::detail::to_chars(begin, begin + digits.size(), value)});
}

void TextWriter::time(UtcTime value)
{
    put('"');
    put(base::IsoText(value).view());
    put('"');
}

void TextWriter::personal(const std::string& value, const Path& path, std::string_view field)
{
    if (!m_keeper) {
        put("{\"personal\":");
        text(value);
        put('}');
        return;
    }
    const auto kept = m_keeper->keep(value, path, field);
    put("{\"digest\":");
    text(kept.digest);
    put(",\"vault\":");
    text(kept.key);
    put('}');
}

} // namespace lianxin::wire
