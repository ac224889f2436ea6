#include "models/wire/zstd_text.h"

#include <zstd.h>

namespace lianxin::wire {

std::string compressed(std::string_view text)
{
    std::string out(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size = ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3);
    out.resize(ZSTD_isError(size) != 0U ? 0 : size);
    return out;
}

Result<std::string> decompressed(std::string_view archive, std::uint64_t limit)
{
    const auto size = ZSTD_getFrameContentSize(archive.data(), archive.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > limit)
        return Error{"bad_archive", {}};
    std::string out(size, '\0');
    const std::size_t got = ZSTD_decompress(out.data(), out.size(), archive.data(), archive.size());
    if (ZSTD_isError(got) != 0U || got != out.size())
        return Error{"bad_archive", {}};
    return out;
}

} // namespace lianxin::wire
