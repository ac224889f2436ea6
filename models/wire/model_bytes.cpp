#include "models/wire/model_bytes.h"

#include "models/wire/digest.h"
#include "models/wire/zstd_text.h"

#include <algorithm>
#include <cmath>

namespace lianxin::wire {

namespace {

constexpr double kSteps = 32767;
constexpr std::size_t kDigest = 64;

} // namespace

void ModelWriter::text(const std::string& text)
{
    number(static_cast<std::uint64_t>(text.size()));
    m_bytes += text;
}

void ModelWriter::weights(const std::vector<float>& weights)
{
    float most = 0;
    for (const float weight : weights)
        most = std::max(most, std::abs(weight));
    real(most);
    for (const float weight : weights)
        number(static_cast<std::uint16_t>(static_cast<std::int16_t>(
            most > 0 ? std::lround(static_cast<double>(weight) / most * kSteps) : 0)));
}

std::string_view ModelReader::text()
{
    const auto size = number<std::uint64_t>();
    return take(size) ? m_taken : std::string_view{};
}

std::vector<float> ModelReader::weights(std::size_t count)
{
    const float most = real();
    std::vector<float> out(count);
    for (float& weight : out)
        weight =
            static_cast<float>(static_cast<std::int16_t>(number<std::uint16_t>()) / kSteps * most);
    return out;
}

std::size_t ModelReader::count(std::size_t each)
{
    const auto count = number<std::uint64_t>();
    m_ok = m_ok && count <= m_bytes.size() / each;
    return m_ok ? count : 0;
}

bool ModelReader::take(std::uint64_t size)
{
    m_ok = m_ok && size <= m_bytes.size();
    m_taken = m_ok ? m_bytes.substr(0, size) : std::string_view{};
    m_bytes.remove_prefix(m_taken.size());
    return m_ok;
}

std::string modelFile(std::string_view magic, int version, const std::string& body)
{
    const std::string archive = compressed(body);
    return std::string(magic) + std::to_string(version) + ' ' + sha256Hex(archive) + '\n' + archive;
}

Result<std::string> modelBody(std::string_view file, std::string_view magic, int version,
                              std::uint64_t limit)
{
    if (file.substr(0, magic.size()) != magic)
        return Error{"not_a_model", {}};
    file.remove_prefix(magic.size());
    const auto blank = file.substr(0, 8).find(' ');
    if (blank == std::string_view::npos)
        return Error{"damaged", {}};
    const std::string written(file.substr(0, blank));
    if (written != std::to_string(version))
        return Error{"unknown_version", written};
    file.remove_prefix(blank + 1);
    if (file.size() <= kDigest || file[kDigest] != '\n')
        return Error{"damaged", {}};
    const auto digest = file.substr(0, kDigest);
    const auto archive = file.substr(kDigest + 1);
    if (sha256Hex(archive) != digest)
        return Error{"damaged", {}};
    auto body = decompressed(archive, limit);
    return body ? std::move(body) : Result<std::string>(Error{"too_large", {}});
}

} // namespace lianxin::wire
