#include "server-stub/auth/passwords.h"

#include "models/text/utf.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <set>
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

bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool isLetter(char32_t c)
{
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

} // namespace

Status checkPassword(const std::string& password, const std::string& staff)
{
    if (password.size() > kLongestPassword)
        return Error{"too_long", "password"};
    const auto characters = text::toUtf32(password);
    const std::set<char32_t> different(characters.begin(), characters.end());
    const bool oneKind = std::all_of(characters.begin(), characters.end(), isDigit) ||
                         std::all_of(characters.begin(), characters.end(), isLetter);
    const bool tellsStaff = !staff.empty() && password.find(staff) != std::string::npos;
    if (characters.size() < kShortestPassword || different.size() < kFewestDifferent || oneKind ||
        tellsStaff)
        return Error{"weak_password", {}};
    return success();
}

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
