#include "server-stub/auth/passwords.h"

#include <sodium.h>

#include <array>
#include <mutex>
#include <stdexcept>

namespace lianxin::auth {

namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemory = 19 * 1024 * 1024;

std::mutex& oneAtATime()
{
    static std::mutex mutex;
    return mutex;
}

} // namespace

std::string hashPassword(const std::string& password)
{
    const std::lock_guard lock(oneAtATime());
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), kPasses, kMemory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("no memory for a password hash");
    return hash.data();
}

bool fitsPassword(const std::string& hash, const std::string& password)
{
    const std::lock_guard lock(oneAtATime());
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void pretendCheck(const std::string& password)
{
    static const std::string kNobody = hashPassword("nobody's password");
    (void)fitsPassword(kNobody, password);
}

} // namespace lianxin::auth
