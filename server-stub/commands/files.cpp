#include "server-stub/commands/files.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace lianxin::commands {

namespace fs = std::filesystem;

Result<std::string> readFile(const fs::path& path)
{
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored))
        return Error{"not_found", path.string()};
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in || in.bad())
        return Error{"io", path.string()};
    return std::move(text).str();
}

Status writeFile(const fs::path& path, const std::string& text)
{
    const fs::path half = path.string() + ".new";
    std::ofstream out(half, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    std::error_code error;
    if (out)
        fs::rename(half, path, error);
    if (!out || error)
        return Error{"io", path.string()};
    return success();
}

std::function<Result<std::string>(const std::string&)> reader(const fs::path& folder)
{
    return [folder](const std::string& relative) { return readFile(folder / relative); };
}

fs::path cityFolder()
{
    if (const char* named = std::getenv("LIANXIN_CITY"))
        return named;
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error);
    const auto beside = program.parent_path().parent_path() / "share/lianxin/city";
    for (const auto& folder : {beside, fs::path(LIANXIN_CITY_FOLDER)})
        if (fs::exists(folder / "city.yaml", error))
            return folder;
    return {};
}

} // namespace lianxin::commands
