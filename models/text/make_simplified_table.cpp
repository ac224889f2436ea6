// Writes the table of simplified forms that simplified.cpp includes: ICU's Hant-Hans rules are too
// slow to load for a program that starts in seconds.
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <memory>

namespace {

constexpr char32_t kFirst = 0x3400;
constexpr char32_t kLast = 0x9FFF;

} // namespace

int main(int argc, char** argv)
{
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> rules(
        icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, error));
    std::FILE* out = argc == 2 && U_SUCCESS(error) ? std::fopen(argv[1], "w") : nullptr;
    if (out == nullptr) {
        std::fprintf(stderr, "make_simplified_table OUT: %s\n", u_errorName(error));
        return 1;
    }
    std::fprintf(out, "constexpr std::pair<char32_t, char32_t> kSimplified[] = {\n");
    for (char32_t c = kFirst; c <= kLast; ++c) {
        icu::UnicodeString one(static_cast<UChar32>(c));
        rules->transliterate(one);
        if (one.length() == 1 && one.charAt(0) != static_cast<char16_t>(c))
            std::fprintf(out, "{0x%X, 0x%X},\n", static_cast<unsigned>(c),
                         static_cast<unsigned>(one.charAt(0)));
    }
    std::fprintf(out, "};\n");
    return std::fclose(out) == 0 ? 0 : 1;
}
