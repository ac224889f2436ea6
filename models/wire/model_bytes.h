#pragma once

#include "models/base/result.h"

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// How the files of trained models are made: one readable line (`lianxin-… VERSION SHA-256`), then
/// what the digest is of, compressed. Numbers are little-endian.
namespace lianxin::wire {

class ModelWriter {
public:
    template <class T> void number(T value)
    {
        for (std::size_t i = 0; i < sizeof(T); ++i)
            m_bytes += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xFF);
    }
    void real(float value) { number(std::bit_cast<std::uint32_t>(value)); }
    void text(const std::string& text);
    /// In steps of 1/32767 of the largest.
    void weights(const std::vector<float>& weights);
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Reads what a ModelWriter wrote; after a read beyond the end `ok()` is false and all else zero.
class ModelReader {
public:
    explicit ModelReader(std::string_view bytes) : m_bytes(bytes) {}

    template <class T> T number()
    {
        std::uint64_t value = 0;
        if (!take(sizeof(T)))
            return 0;
        for (std::size_t i = 0; i < sizeof(T); ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(m_taken[i])) << (8 * i);
        return static_cast<T>(value);
    }
    float real() { return std::bit_cast<float>(number<std::uint32_t>()); }
    std::string_view text();
    std::vector<float> weights(std::size_t count);
    /// A number of things of `each` bytes that still fit into what is left.
    std::size_t count(std::size_t each);
    bool ok() const { return m_ok; }
    bool atEnd() const { return m_bytes.empty(); }

private:
    bool take(std::uint64_t size);

    std::string_view m_bytes;
    std::string_view m_taken;
    bool m_ok = true;
};

/// `magic` ends in a blank.
std::string modelFile(std::string_view magic, int version, const std::string& body);
/// Errors: `not_a_model` (another file), `unknown_version`, `damaged`, `too_large` (more than
/// `limit` bytes when unpacked).
Result<std::string> modelBody(std::string_view file, std::string_view magic, int version,
                              std::uint64_t limit);

} // namespace lianxin::wire
