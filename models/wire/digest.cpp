#include "models/wire/digest.h"

#include <openssl/evp.h>

#include <array>
#include <memory>

namespace lianxin::wire {

namespace {

constexpr std::size_t kDigest = 32;

struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

/// OpenSSL's SHA-256 uses the processor's own instructions; looking the algorithm up and making a
/// context cost more than a short text's digest, so a thread keeps them.
void sha256(std::string_view bytes, std::array<unsigned char, kDigest>& digest)
{
    static EVP_MD* const kAlgorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    thread_local const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
    EVP_DigestInit_ex2(context.get(), kAlgorithm, nullptr);
    EVP_DigestUpdate(context.get(), bytes.data(), bytes.size());
    EVP_DigestFinal_ex(context.get(), digest.data(), nullptr);
}

} // namespace

std::string sha256Hex(std::string_view bytes)
{
    std::array<unsigned char, kDigest> digest{};
    sha256(bytes, digest);
    static constexpr char kHex[] = "0123456789abcdef";
    std::string hex(kDigest * 2, '0');
    for (std::size_t i = 0; i < kDigest; ++i) {
        hex[2 * i] = kHex[digest[i] >> 4];
        hex[2 * i + 1] = kHex[digest[i] & 15];
    }
    return hex;
}

} // namespace lianxin::wire
