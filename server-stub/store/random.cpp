#include "server-stub/store/random.h"

#include <sodium.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <vector>

namespace lianxin::store {

namespace {

std::string hex(const unsigned char* bytes, std::size_t count)
{
    std::string text(count * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, count);
    text.pop_back();
    return text;
}

} // namespace

std::string randomHex(std::size_t bytes)
{
    std::vector<unsigned char> raw(bytes);
    randombytes_buf(raw.data(), raw.size());
    return hex(raw.data(), raw.size());
}

std::string newSalt()
{
    constexpr std::size_t kSalt = 16;
    thread_local std::array<unsigned char, 1024> block;
    thread_local std::size_t used = block.size();
    if (used == block.size()) {
        randombytes_buf(block.data(), block.size());
        used = 0;
    }
    used += kSalt;
    return hex(block.data() + used - kSalt, kSalt);
}

std::string newId(UtcTime now)
{
    std::array<unsigned char, 16> raw{};
    randombytes_buf(raw.data(), raw.size());
    const auto ms = static_cast<unsigned long long>(now.time_since_epoch().count());
    for (int i = 0; i < 6; ++i)
        raw[static_cast<std::size_t>(i)] = static_cast<unsigned char>(ms >> (40 - 8 * i));
    raw[6] = static_cast<unsigned char>(0x70 | (raw[6] & 0x0F));
    raw[8] = static_cast<unsigned char>(0x80 | (raw[8] & 0x3F));
    const std::string text = hex(raw.data(), raw.size());
    return text.substr(0, 8) + "-" + text.substr(8, 4) + "-" + text.substr(12, 4) + "-" +
           text.substr(16, 4) + "-" + text.substr(20);
}

std::string personDigest(const std::string& secret, const std::string& number)
{
    if (number.empty())
        return {};
    std::array<unsigned char, 16> out{};
    crypto_generichash(out.data(), out.size(),
                       reinterpret_cast<const unsigned char*>(number.data()), number.size(),
                       reinterpret_cast<const unsigned char*>(secret.data()),
                       std::min<std::size_t>(secret.size(), crypto_generichash_KEYBYTES_MAX));
    return hex(out.data(), out.size());
}

} // namespace lianxin::store
