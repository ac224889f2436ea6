#include "server-stub/cli/subcommand.h"

#include <algorithm>
#include <ostream>

namespace lianxin::cli {

namespace {

std::string programme(std::string_view under)
{
    return under.empty() ? "lianxin-server" : "lianxin-server " + std::string(under);
}

void printList(std::ostream& out, std::span<const Subcommand> table, std::string_view under)
{
    const std::string name = programme(under);
    out << "连心 12345 热线中心服务器\n\n用法：" << name << " 子命令 [选项]\n\n子命令：\n";
    std::size_t widest = 0;
    for (const auto& command : table)
        widest = std::max(widest, command.name.size());
    for (const auto& command : table)
        out << "  " << command.name << std::string(widest - command.name.size() + 2, ' ')
            << command.purpose << '\n';
    out << "\n“" << name << " 子命令 --help” 列出它的选项。\n";
}

} // namespace

int runSubcommand(std::span<const Subcommand> table, const Words& words, std::istream& in,
                  std::ostream& out, std::ostream& err, std::string_view under)
{
    if (words.empty()) {
        printList(err, table, under);
        return 2;
    }
    if (words.front() == "--help" || words.front() == "-h" || words.front() == "help") {
        printList(out, table, under);
        return 0;
    }
    const auto it = std::find_if(table.begin(), table.end(),
                                 [&](const auto& c) { return words.front() == c.name; });
    if (it == table.end()) {
        err << "没有这个子命令：" << words.front() << "（“" << programme(under)
            << " --help” 列出全部）\n";
        return 2;
    }
    return it->run({words.begin() + 1, words.end()}, in, out, err);
}

} // namespace lianxin::cli
