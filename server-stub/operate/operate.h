#pragma once

#include "models/base/result.h"
#include "server-stub/cli/subcommand.h"

/// The sub-commands that run the centre and look after its store.
namespace lianxin::operate {

using cli::Words;

int serve(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
int user(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
int verify(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
int answersGiven(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
int clocks(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
int backup(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
int robots(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
int version(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);

/// One line, without its end; never as a word of the command, where others could see it.
std::string passwordFrom(std::istream& in);

} // namespace lianxin::operate
