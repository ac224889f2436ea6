#include "models/wire/text_writer.h"

#include <charconv>
#include <cmath>
#include <cstring>

namespace lianxin::wire {

namespace {

constexpr std::uint64_t everyByte(unsigned char byte)
{
    return 0x0101010101010101ULL * byte;
}

/// Whether all eight bytes are ASCII that stands between quotes as it is.
bool areEightPlain(const char* at)
{
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    const auto hasZero = [](std::uint64_t v) { return (v - everyByte(1)) & ~v; };
    const auto odd = bytes | ((bytes - everyByte(0x20)) & ~bytes) |
                     hasZero(bytes ^ everyByte('"')) | hasZero(bytes ^ everyByte('\\'));
    return (odd & everyByte(0x80)) == 0;
}

bool isBetween(unsigned char byte, unsigned char from, unsigned char to)
{
    return byte >= from && byte <= to;
}

/// Length of the well-formed UTF-8 sequence that begins at `at`, beyond ASCII (Unicode 15, table
/// 3-7); 0 when there is none.
std::size_t sequence(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
    };
    const unsigned char lead = static_cast<unsigned char>(text[at]);
    const bool second = isBetween(byte(1), 0x80, 0xBF);
    if (isBetween(lead, 0xC2, 0xDF))
        return second ? 2 : 0;
    if (isBetween(lead, 0xE0, 0xEF)) {
        const bool fits = lead == 0xE0   ? isBetween(byte(1), 0xA0, 0xBF)
                          : lead == 0xED ? isBetween(byte(1), 0x80, 0x9F)
                                         : second;
        return fits && isBetween(byte(2), 0x80, 0xBF) ? 3 : 0;
    }
    if (isBetween(lead, 0xF0, 0xF4)) {
        const bool fits = lead == 0xF0   ? isBetween(byte(1), 0x90, 0xBF)
                          : lead == 0xF4 ? isBetween(byte(1), 0x80, 0x8F)
                                         : second;
        return fits && isBetween(byte(2), 0x80, 0xBF) && isBetween(byte(3), 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

/// How far it stands between quotes as it is: well-formed, without quotes, backslashes and control
/// characters.
std::size_t plainLength(std::string_view text)
{
    std::size_t i = 0;
    while (i < text.size()) {
        if (i + 8 <= text.size() && areEightPlain(text.data() + i)) {
            i += 8;
            continue;
        }
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x20 || c == '"' || c == '\\')
            break;
        const std::size_t length = c < 0x80 ? 1 : sequence(text, i);
        if (length == 0)
            break;
        i += length;
    }
    return i;
}

/// The usual escapes; empty for what is rare (control characters, ill-formed text).
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
    const auto before = m_text.size();
    m_text += '"';
    for (auto rest = value;;) {
        const auto plain = plainLength(rest);
        m_text += rest.substr(0, plain);
        if (plain == rest.size())
            break;
        const auto escape = escapeOf(rest[plain]);
        if (escape.empty()) {
            m_text.resize(before);
            return tree(std::string(value));
        }
        m_text += escape;
        rest.remove_prefix(plain + 1);
    }
    m_text += '"';
}

void TextWriter::number(std::int64_t value)
{
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    m_text.append(digits.data(), end);
}

/// The library's own shortest digits, without its serializer around them.
void TextWriter::number(double value)
{
    if (!std::isfinite(value))
        return tree(value);
    std::array<char, 64> digits;
    char* const begin = digits.data();
    m_text.append(begin, nlohmann::detail::to_chars(begin, begin + digits.size(), value));
}

void TextWriter::time(UtcTime value)
{
    m_text += '"';
    m_text += base::toIso(value);
    m_text += '"';
}

void TextWriter::personal(const std::string& value, const Path& path, std::string_view field)
{
    if (!m_keeper) {
        m_text += "{\"personal\":";
        text(value);
        m_text += '}';
        return;
    }
    const auto kept = m_keeper->keep(value, path, field);
    m_text += "{\"digest\":";
    text(kept.digest);
    m_text += ",\"vault\":";
    text(kept.key);
    m_text += '}';
}

} // namespace lianxin::wire
