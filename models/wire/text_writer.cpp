#include "models/wire/text_writer.h"

#include <charconv>

namespace lianxin::wire {

namespace {

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

/// Stands between quotes as it is: well-formed, without quotes, backslashes and control characters.
bool isPlain(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x20 || c == '"' || c == '\\')
            return false;
        const std::size_t length = c < 0x80 ? 1 : sequence(text, i);
        if (length == 0)
            return false;
        i += length;
    }
    return true;
}

} // namespace

void TextWriter::text(std::string_view value)
{
    if (!isPlain(value))
        return tree(std::string(value));
    m_text += '"';
    m_text += value;
    m_text += '"';
}

void TextWriter::number(std::int64_t value)
{
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    m_text.append(digits.data(), end);
}

/// The usual confidences need no search for the shortest digits.
void TextWriter::number(double value)
{
    if (value == 1.0)
        m_text += "1.0";
    else
        tree(value);
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
