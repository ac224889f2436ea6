// Writes the table of toneless readings that pinyin.cpp includes: ICU's Han-Latin rules take 0.4 s
// to load and run, a seat should start in less than twice that.
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace {

constexpr char32_t kFirst = 0x3400;
constexpr char32_t kLast = 0x9FFF;

/// `lǜ` → `lv`, `píng` → `ping`; empty for what ICU does not read.
std::string plain(const icu::UnicodeString& reading, const icu::Normalizer2& nfd)
{
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString parts = nfd.normalize(reading, error);
    std::string out;
    for (int i = 0; i < parts.length(); ++i) {
        const char16_t c = parts.charAt(i);
        if (c >= u'a' && c <= u'z')
            out.push_back(static_cast<char>(c));
        else if (c == 0x0308 && !out.empty() && out.back() == 'u')
            out.back() = 'v';
        else if (c < 0x0300 || c > 0x036F)
            return {};
    }
    return out;
}

std::vector<std::string> readings(UErrorCode& error)
{
    const std::unique_ptr<icu::Transliterator> han(
        icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, error));
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
    if (U_FAILURE(error))
        return {};
    icu::UnicodeString all;
    for (char32_t c = kFirst; c <= kLast; ++c) {
        all.append(static_cast<UChar32>(c));
        all.append(static_cast<UChar32>(u'\n'));
    }
    han->transliterate(all);
    std::vector<std::string> out;
    for (int begin = 0; begin < all.length();) {
        const int end = all.indexOf(static_cast<UChar32>(u'\n'), begin);
        out.push_back(plain(all.tempSubStringBetween(begin, end), *nfd));
        begin = end + 1;
    }
    return out;
}

} // namespace

int main(int argc, char** argv)
{
    UErrorCode error = U_ZERO_ERROR;
    const std::vector<std::string> all = readings(error);
    if (argc != 2 || U_FAILURE(error) || all.size() != kLast - kFirst + 1) {
        std::fprintf(stderr, "make_pinyin_table OUT: %s, %zu readings\n", u_errorName(error),
                     all.size());
        return 1;
    }
    std::map<std::string, int> ids{{"", 0}};
    for (const std::string& reading : all)
        ids.emplace(reading, 0);
    for (const char* extra : {"lv", "nv", "lve", "nve"})
        ids.emplace(extra, 0);
    std::FILE* out = std::fopen(argv[1], "w");
    if (out == nullptr)
        return 1;
    std::fprintf(
        out, "constexpr char32_t kFirstRead = 0x%X;\nconstexpr std::string_view kSpellings[] = {\n",
        static_cast<unsigned>(kFirst));
    int next = 0;
    for (auto& [spelling, id] : ids) {
        id = next++;
        std::fprintf(out, "\"%s\",\n", spelling.c_str());
    }
    std::fprintf(out, "};\nconstexpr std::uint16_t kReadings[] = {\n");
    for (const std::string& reading : all)
        std::fprintf(out, "%d,\n", ids.at(reading));
    std::fprintf(out, "};\n");
    return std::fclose(out) == 0 ? 0 : 1;
}
